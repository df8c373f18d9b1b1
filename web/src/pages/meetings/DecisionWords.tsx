import { useTranslation } from 'react-i18next';

import { useDecision, type Decision } from './queries';
import { usePersonName } from '@/parts/usePersonName';

/** A decision with its outcome, reason, votes and dissents. */
export function DecisionWords({ meetingId, decision }: { meetingId: string; decision: Decision }) {
  const { t } = useTranslation('meetings');
  const name = usePersonName();
  const dissents = useDecision(meetingId, decision.id).data?.dissents ?? [];
  return (
    <div className="meetings-decision">
      <p>
        <strong>{t(`outcome.${decision.outcome}`)}</strong>
      </p>
      <p className="meetings-text">{decision.text}</p>
      {decision.reason && <p>{t('decisions.reason', { text: decision.reason })}</p>}
      {decision.votes_for !== null && (
        <p>{t('decisions.votes', { pro: decision.votes_for, contra: decision.votes_against })}</p>
      )}
      <p className="soft">
        {t('decisions.by', {
          decided: name(decision.decided_by),
          capacity: t(`capacity.${decision.capacity}`),
          presented: name(decision.presented_by),
        })}
      </p>
      {dissents.map((each) => (
        <p key={each.id}>
          <strong>{t('decisions.dissent', { name: name(each.person_id) })}</strong> {each.text}
        </p>
      ))}
    </div>
  );
}
