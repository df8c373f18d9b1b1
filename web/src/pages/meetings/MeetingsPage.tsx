import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, ToggleButton } from 'suomifi-ui-components';

import { date, time } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { Table } from '@/parts/Table';
import { TextLink } from '@/parts/TextLink';

import './meetings.css';
import { MeetingState } from './MeetingState';
import { useMeetings, usePlanning, type Meeting } from './queries';

export default function MeetingsPage() {
  const { t } = useTranslation('meetings');
  const [mine, setMine] = useState(false);
  const [past, setPast] = useState(false);
  const [now] = useState(() => new Date().toISOString());
  const plans = usePlanning().data?.allowed;
  const meetings = useMeetings({ mine, past }, now);
  return (
    <>
      <PageTitle title={t('title')} actions={plans && <TextLink to="/meetings/new">{t('plan.link')}</TextLink>}>
        <p className="lead">{t('lead')}</p>
      </PageTitle>
      <div className="meetings-filters" role="group" aria-label={t('filter.label')}>
        <ToggleButton checked={past} onClick={setPast}>
          {t('filter.past')}
        </ToggleButton>
        <Checkbox checked={mine} onClick={({ checkboxState }) => setMine(checkboxState)}>
          {t('filter.mine')}
        </Checkbox>
      </div>
      {meetings.isPending && <Busy />}
      {meetings.error && <ProblemAlert error={meetings.error} retry={() => void meetings.refetch()} />}
      {meetings.data?.length === 0 && <p>{t(past ? 'none.past' : 'none.coming')}</p>}
      {meetings.data && meetings.data.length > 0 && (
        <MeetingTable meetings={meetings.data} caption={t(past ? 'past' : 'coming')} />
      )}
    </>
  );
}

function MeetingTable({ meetings, caption }: { meetings: Meeting[]; caption: string }) {
  const { t } = useTranslation('meetings');
  const told = useTold();
  return (
    <Table caption={caption} columns={[t('when'), t('meeting'), t('body'), t('where'), t('stateLabel')]}>
      {meetings.map((each) => (
        <tr key={each.id}>
          <td className="meetings-when">
            {date(each.starts)} <span className="soft">{time(each.starts)}–{time(each.ends)}</span>
          </td>
          <th scope="row">
            <TextLink to={`/meetings/${each.id}`}>
              {t(each.written ? 'writtenNumber' : 'number', { number: each.number })}
            </TextLink>
            <span className="meetings-case">{told(each, 'case_title')}</span>
          </th>
          <td>{told(each, 'body_name')}</td>
          <td>{each.place || each.link}</td>
          <td>
            <MeetingState meeting={each} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
