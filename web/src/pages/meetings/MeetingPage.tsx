import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { useMay } from '@/api/may';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { TextLink } from '@/parts/TextLink';

import './meetings.css';
import { Agenda } from './Agenda';
import { Decisions } from './Decisions';
import { Invitations } from './Invitations';
import { MeetingActions } from './MeetingActions';
import { MeetingFacts } from './MeetingFacts';
import { MeetingState } from './MeetingState';
import { Minutes } from './Minutes';
import { MyReply } from './MyReply';
import { useMeeting } from './queries';

export default function MeetingPage() {
  const { t } = useTranslation('meetings');
  const told = useTold();
  const { meetingId = '' } = useParams();
  const meeting = useMeeting(meetingId);
  const may = useMay(meeting.data?.case_id);
  if (meeting.isPending) return <Busy />;
  if (meeting.error) return <PageProblem error={meeting.error} retry={meeting.refetch} />;
  const found = meeting.data;
  return (
    <>
      <PageTitle
        above={<TextLink to="/meetings">{t('title')}</TextLink>}
        title={`${told(found, 'body_name')}, ${t(found.written ? 'writtenNumber' : 'number', { number: found.number })}`}
      >
        <p>
          <MeetingState meeting={found} />{' '}
          <TextLink to={`/cases/${found.case_id}`}>
            {found.case_number} {told(found, 'case_title')}
          </TextLink>
        </p>
      </PageTitle>
      <MyReply meeting={found} />
      <MeetingFacts meeting={found} />
      <MeetingActions meeting={found} may={may} />
      <Agenda meeting={found} may={may} />
      <Decisions meetingId={found.id} />
      <Minutes meeting={found} may={may} />
      <Invitations meeting={found} may={may} />
    </>
  );
}
