import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { isoDay, zoned } from '@/formatting/dates';
import { DayInput } from '@/parts/DayInput';

import type { Simulated, Simulation } from './useSimulation';

const NIGHT = '23:59';

/** What if nobody answers until a day: the clock goes there, through everything that is due. */
export function Clock({ result, played }: { result: Simulated; played: Simulation }) {
  const { t } = useTranslation('models');
  const [day, setDay] = useState('');
  const past = day !== '' && day < isoDay(result.now ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day && !past) void played.add({ advance_to: zoned(day, NIGHT) });
  };
  return (
    <form className="models-form" onSubmit={submit}>
      <DayInput label={t('play.whatIf')} hint={past ? t('play.past') : t('play.whatIfHint')} day={day} choose={setDay} />
      <Button type="submit" variant="secondary" disabled={!day || past || played.busy}>
        {t('play.advance')}
      </Button>
    </form>
  );
}
