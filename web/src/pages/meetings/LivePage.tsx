import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useMay } from '@/api/may';
import { moment } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import './meetings.css';
import './live.css';
import { Asked } from '@/parts/Asked';
import { Attendance } from './Attendance';
import { LiveItems } from './LiveItems';
import { MeetingState } from './MeetingState';
import { QuorumWords } from './QuorumWords';
import { useAct, useMeeting, type MeetingDetail } from './queries';

/** The meeting on its day: who is here, whether it may decide, and each item as it is handled. */
export default function LivePage() {
  const { t, i18n } = useTranslation('meetings');
  const told = useTold();
  const { meetingId = '' } = useParams();
  const meeting = useMeeting(meetingId, true);
  const may = useMay(meeting.data?.case_id);
  if (meeting.isPending) return <Busy />;
  if (meeting.error) return <PageProblem error={meeting.error} retry={meeting.refetch} />;
  const found = meeting.data;
  return (
    <>
      <PageTitle
        above={<TextLink to={`/meetings/${found.id}`}>{t('live.back')}</TextLink>}
        title={`${told(found, 'body_name')}, ${t('number', { number: found.number })}`}
      >
        <p>
          <MeetingState meeting={found} /> {moment(found.starts, i18n.language)} {found.place}
        </p>
      </PageTitle>
      <div className="live-quorum" role="status" aria-label={t('quorum.label')}>
        <QuorumWords quorum={found.quorum} />
      </div>
      <Conduct meeting={found} may={may} />
      <div className={`live-columns live-columns-${found.state}`}>
        <LiveItems meeting={found} may={may} />
        <Attendance meeting={found} may={may} />
      </div>
    </>
  );
}

interface Props {
  meeting: MeetingDetail;
  may: (action: string) => boolean;
}

/** Opening, closing, breaking off. */
function Conduct({ meeting, may }: Props) {
  const { t } = useTranslation('meetings');
  const params = { path: { meeting_id: meeting.id }, header: once() };
  const open = useAct(
    (roll_call: boolean) => answer(client.POST('/api/v1/meetings/{meeting_id}/open', { params, body: { roll_call } })),
    t('said.opened'),
  );
  const close = useAct(() => answer(client.POST('/api/v1/meetings/{meeting_id}/close', { params })), t('said.closed'));
  const adjourn = useAct(
    (reason: string) => answer(client.POST('/api/v1/meetings/{meeting_id}/adjourn', { params, body: { reason } })),
    t('said.adjourned'),
  );
  return (
    <div className="meetings-actions">
      {(open.error ?? close.error) && <ProblemAlert error={open.error ?? close.error} />}
      <div className="actions">
        {meeting.state === 'invited' && may('open-meeting') && (
          <Button onClick={() => open.mutate(true)} disabled={open.isPending}>
            {t('live.open')}
          </Button>
        )}
        {meeting.state === 'open' && may('close-meeting') && (
          <Button variant="secondary" onClick={() => close.mutate()} disabled={close.isPending}>
            {t('live.close')}
          </Button>
        )}
        {(meeting.state === 'open' || meeting.state === 'invited') && may('adjourn-meeting') && (
          <Asked needed action={t('live.adjourn')} label={t('ask.adjourn')} act={adjourn.mutateAsync} />
        )}
      </div>
    </div>
  );
}
