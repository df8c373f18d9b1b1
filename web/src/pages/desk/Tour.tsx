import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

import { useChangePreferences, usePreferences } from '@/api/preferences';

const STEPS = ['tasks', 'claim', 'filters', 'cases', 'keys'] as const;

/** Five steps shown once to whom the desk is new; never in the way, and gone for good when ended. */
export function Tour() {
  const { t } = useTranslation('desk');
  const toured = usePreferences().data?.toured;
  const change = useChangePreferences();
  const [step, setStep] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null!);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) heading.current?.focus();
  }, [step]);
  if (toured !== false) return null;
  const go = (to: number) => {
    moved.current = true;
    setStep(to);
  };
  const name = STEPS[step] ?? 'tasks';
  const last = step === STEPS.length - 1;
  return (
    <aside className="tour" aria-labelledby="tour-title">
      <p className="tour-place">{t('tour.place', { step: step + 1, steps: STEPS.length })}</p>
      <Heading variant="h2" id="tour-title" forwardedRef={heading} tabIndex={-1}>
        {t(`tour.${name}.title`)}
      </Heading>
      <p>{t(`tour.${name}.text`)}</p>
      <div className="actions">
        {step > 0 && (
          <Button variant="secondary" onClick={() => go(step - 1)}>
            {t('tour.back')}
          </Button>
        )}
        <Button onClick={() => (last ? change.mutate({ toured: true }) : go(step + 1))}>
          {last ? t('tour.end') : t('tour.next')}
        </Button>
        {!last && (
          <Button variant="secondaryNoBorder" onClick={() => change.mutate({ toured: true })}>
            {t('tour.skip')}
          </Button>
        )}
      </div>
    </aside>
  );
}
