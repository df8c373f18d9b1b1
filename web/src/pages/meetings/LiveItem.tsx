import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import { DecideStep } from './DecideStep';
import { DecisionWords } from './DecisionWords';
import { DiscussionStep } from './DiscussionStep';
import { DissentStep } from './DissentStep';
import { PresentStep } from './PresentStep';
import { QuorumWords } from './QuorumWords';
import { RecusalStep } from './RecusalStep';
import { VoteStep } from './VoteStep';
import { useAct, useDecisions, useItemQuorum, type Item, type MeetingDetail } from './queries';
import { useTitle } from './useTitle';

interface Props {
  meeting: MeetingDetail;
  item: Item;
  may: (action: string) => boolean;
}

/** One item: taken up, handled step by step while it is open, its decision afterwards. */
export function LiveItem({ meeting, item, may }: Props) {
  const { t } = useTranslation('meetings');
  const titleOf = useTitle();
  const decision = useDecisions(meeting.id).data?.find((each) => each.item === item.item);
  const open = item.state === 'open';
  const atHand = isAtHand(item);
  return (
    <li className={`live-item card live-item-${item.state}`} aria-current={atHand ? 'step' : undefined}>
      <div className="live-item-head">
        <Heading variant="h3">{titleOf(item)}</Heading>
        <span className="soft">{t(`item.${item.state}`)}</span>
      </div>
      {item.document_id && <TextLink to={`/documents/${item.document_id}`}>{t('agenda.paper')}</TextLink>}
      {item.proposal && (
        <p className="meetings-text">
          <span className="soft">{t('agenda.proposal')}</span> {item.proposal}
        </p>
      )}
      {open && item.kind === 'decision' && <Steps meeting={meeting} item={item} may={may} decided={!!decision} />}
      {decision && (
        <>
          <DecisionWords meetingId={meeting.id} decision={decision} />
          {atHand && <DissentStep meeting={meeting} decision={decision} />}
        </>
      )}
      {meeting.state === 'open' && may('handle-item') && <Take item={item} />}
    </li>
  );
}

/** Taken up and not yet ended; a decided item still waits for dissents. */
function isAtHand(item: Item): boolean {
  return item.opened_at !== null && item.closed_at === null;
}

function Steps({ meeting, item, may, decided }: Props & { decided: boolean }) {
  const { t } = useTranslation('meetings');
  const quorum = useItemQuorum(meeting.id, item.id);
  return (
    <div className="live-steps">
      {quorum.data && (
        <p className="live-item-quorum">
          {t('quorum.item')} <QuorumWords quorum={quorum.data} />
        </p>
      )}
      <RecusalStep meeting={meeting} item={item} may={may} />
      {!decided && <PresentStep item={item} may={may} />}
      <DiscussionStep item={item} may={may} />
      {!decided && <VoteStep meeting={meeting} item={item} may={may} />}
      {!decided && <DecideStep item={item} may={may} />}
    </div>
  );
}

function Take({ item }: { item: Item }) {
  const { t } = useTranslation('meetings');
  const titleOf = useTitle();
  const params = { path: { item_id: item.id }, header: once() };
  const take = useAct(() => answer(client.POST('/api/v1/agenda-items/{item_id}/take-up', { params })), t('said.taken'));
  const put = useAct(() => answer(client.POST('/api/v1/agenda-items/{item_id}/put-down', { params })), t('said.ended'));
  const error = take.error ?? put.error;
  return (
    <>
      {error && <ProblemAlert error={error} />}
      {item.state === 'waiting' && (
        <Button variant="secondary" disabled={take.isPending} onClick={() => take.mutate()} aria-label={t('live.take', { title: titleOf(item) })}>
          {t('live.takeShort')}
        </Button>
      )}
      {isAtHand(item) && (
        <Button variant="secondary" disabled={put.isPending} onClick={() => put.mutate()} aria-label={t('live.end', { title: titleOf(item) })}>
          {t('live.endShort')}
        </Button>
      )}
    </>
  );
}
