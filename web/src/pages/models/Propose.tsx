import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button, Textarea } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useCommand } from '@/api/useCommand';
import { zoned } from '@/formatting/dates';
import { DayInput } from '@/parts/DayInput';
import { ProblemAlert } from '@/parts/ProblemAlert';

const MORNING = '06:00';

/** Proposes the draft as it is; another administrator decides. */
export function Propose({ draft, refused }: { draft: number; refused: boolean }) {
  const { t } = useTranslation('models');
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  const propose = useCommand(
    () =>
      answer(
        client.POST('/api/v1/proposals', {
          params: { header: once() },
          body: { draft, reason: reason.trim(), deploy_at: day ? zoned(day, MORNING) : null },
        }),
      ),
    t('said.proposed'),
    ['proposals', 'drafts'],
  );
  const lacking = tried && !reason.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reason.trim()) return;
    const made = await propose.mutateAsync().catch(() => null);
    if (made) void navigate(`/models/proposals/${made.proposal?.split('.').at(-1)}`);
  };
  if (refused) return <p>{t('propose.refused')}</p>;
  return (
    <form className="models-form" onSubmit={(event) => void submit(event)}>
      <p>{t('propose.lead')}</p>
      {propose.error && <ProblemAlert error={propose.error} />}
      <Textarea
        fullWidth
        labelText={t('propose.reason')}
        hintText={t('propose.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        status={lacking ? 'error' : 'default'}
        statusText={lacking ? t('needed') : ''}
      />
      <DayInput label={t('propose.day')} hint={t('propose.dayHint')} day={day} choose={setDay} />
      <Button type="submit" disabled={propose.isPending}>
        {t('propose.submit')}
      </Button>
    </form>
  );
}
