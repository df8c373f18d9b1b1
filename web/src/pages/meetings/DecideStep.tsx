import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading, RadioButton, RadioButtonGroup, Textarea } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useAct, type Item } from './queries';

const OUTCOMES = ['approved', 'returned', 'tabled', 'rejected'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** The chair states what was decided; any outcome but approval says why. */
export function DecideStep({ item, may }: { item: Item; may: (action: string) => boolean }) {
  const { t } = useTranslation('meetings');
  const [outcome, setOutcome] = useState<Outcome>('approved');
  const [text, setText] = useState(item.proposal);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useAct(
    () =>
      answer(
        client.POST('/api/v1/agenda-items/{item_id}/decide', {
          params: { path: { item_id: item.id }, header: once() },
          body: { outcome, text, reason },
        }),
      ),
    t('said.decided'),
  );
  if (!may('decide')) return null;
  const unsaid = text.trim() === '';
  const unexplained = outcome !== 'approved' && reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!unsaid && !unexplained) decide.mutate();
  };
  return (
    <form className="live-step meetings-form" onSubmit={submit}>
      <Heading variant="h4">{t('decide.title')}</Heading>
      {decide.error && <ProblemAlert error={decide.error} />}
      <RadioButtonGroup
        labelText={t('decide.outcome')}
        name={`outcome-${item.id}`}
        value={outcome}
        onChange={(value) => setOutcome(value as Outcome)}
      >
        {OUTCOMES.map((each) => (
          <RadioButton key={each} value={each}>
            {t(`outcome.${each}`)}
          </RadioButton>
        ))}
      </RadioButtonGroup>
      <Textarea
        fullWidth
        labelText={t('decide.text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        status={tried && unsaid ? 'error' : 'default'}
        statusText={tried && unsaid ? t('needed') : ''}
      />
      {outcome !== 'approved' && (
        <Textarea
          fullWidth
          labelText={t('decide.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          status={tried && unexplained ? 'error' : 'default'}
          statusText={tried && unexplained ? t('needed') : ''}
        />
      )}
      <Button type="submit" disabled={decide.isPending}>
        {t('decide.act')}
      </Button>
    </form>
  );
}
