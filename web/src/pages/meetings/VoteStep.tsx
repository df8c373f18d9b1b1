import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useMe } from '@/api/me';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useAct, useItemQuorum, useVotes, type Item, type MeetingDetail } from './queries';

const CHOICES = ['for', 'against', 'abstain'] as const;
type Choice = (typeof CHOICES)[number];

interface Props {
  meeting: MeetingDetail;
  item: Item;
  may: (action: string) => boolean;
}

/** Votes as they are called: the keeper of the minutes records all, others their own. */
export function VoteStep({ meeting, item, may }: Props) {
  const { t } = useTranslation('meetings');
  const me = useMe().data?.person_id;
  const votes = useVotes(meeting.id, item.id);
  const counted = (useItemQuorum(meeting.id, item.id).data ?? meeting.quorum).counted; // but for the disqualified
  const recording = may('handle-item');
  const voters = meeting.seats.filter(
    (each) =>
      ['chair', 'vice_chair', 'member', 'substitute'].includes(each.role) &&
      counted.includes(each.person_id) &&
      (recording || each.person_id === me),
  );
  const vote = useAct(
    ({ person, choice }: { person: string; choice: Choice }) =>
      answer(
        client.POST('/api/v1/agenda-items/{item_id}/votes', {
          params: { path: { item_id: item.id }, header: once() },
          body: { person: person === me ? null : person, choice },
        }),
      ),
    t('said.voted'),
  );
  const cast = new Map(votes.data?.items.map((each) => [each.person_id, each.choice]));
  if (voters.length === 0) return null;
  return (
    <details className="live-step">
      <summary>{t('vote.title')}</summary>
      {vote.error && <ProblemAlert error={vote.error} />}
      {votes.data && votes.data.items.length > 0 && (
        <p>
          {t('vote.count', {
            pro: votes.data.tally.pro,
            contra: votes.data.tally.contra,
            abstain: votes.data.tally.abstain,
          })}
        </p>
      )}
      <ul className="live-votes">
        {voters.map((each) => (
          <li key={each.person_id}>
            <div className="live-vote" role="group" aria-label={each.name}>
              <span>{each.name}</span>
              {CHOICES.map((choice) => (
                <Button
                  key={choice}
                  variant={cast.get(each.person_id) === choice ? 'default' : 'secondary'}
                  aria-pressed={cast.get(each.person_id) === choice}
                  disabled={vote.isPending}
                  onClick={() => vote.mutate({ person: each.person_id, choice })}
                >
                  {t(`vote.${choice}`)}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
