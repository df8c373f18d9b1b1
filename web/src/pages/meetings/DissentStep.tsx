import { useTranslation } from 'react-i18next';

import { answer, client, once } from '@/api/client';

import { Asked } from '@/parts/Asked';
import { useAct, type Decision, type MeetingDetail } from './queries';

/** A differing opinion is given at the decision, not later. */
export function DissentStep({ meeting, decision }: { meeting: MeetingDetail; decision: Decision }) {
  const { t } = useTranslation('meetings');
  const dissent = useAct(
    (text: string) =>
      answer(
        client.POST('/api/v1/case-decisions/{decision_id}/dissents', {
          params: { path: { decision_id: decision.id }, header: once() },
          body: { text, person: null },
        }),
      ),
    t('said.dissent'),
  );
  if (meeting.state !== 'open') return null;
  return (
    <Asked
      needed
      action={t('dissent.act')}
      label={t('dissent.text')}
      hint={t('dissent.hint')}
      act={dissent.mutateAsync}
    />
  );
}
