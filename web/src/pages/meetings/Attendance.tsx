import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { time } from '@/formatting/dates';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useAct, useAttendance, type MeetingDetail, type Presence, type Seat } from './queries';

interface Props {
  meeting: MeetingDetail;
  may: (action: string) => boolean;
}

/** Who is in the room, since when, and who has left; one press records a coming or a going. */
export function Attendance({ meeting, may }: Props) {
  const { t } = useTranslation('meetings');
  const id = useId();
  const attendance = useAttendance(meeting.id, true);
  const stays = attendance.data?.items ?? [];
  const recording = meeting.state === 'open' && may('record-presence');
  return (
    <section aria-labelledby={id} className="live-attendance card">
      <Heading variant="h2" id={id}>
        {t('live.attendance')}
      </Heading>
      {attendance.error && <ProblemAlert error={attendance.error} />}
      <ul>
        {meeting.seats.map((seat) => (
          <SeatRow
            key={seat.person_id}
            meetingId={meeting.id}
            seat={seat}
            seats={meeting.seats}
            stays={stays.filter((each) => each.person_id === seat.person_id)}
            recording={recording}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  meetingId: string;
  seat: Seat;
  seats: Seat[];
  stays: Presence[];
  recording: boolean;
}

function SeatRow({ meetingId, seat, seats, stays, recording }: RowProps) {
  const { t } = useTranslation('meetings');
  const here = stays.some((each) => each.left === null);
  const path = here ? ('/api/v1/meetings/{meeting_id}/departures' as const) : ('/api/v1/meetings/{meeting_id}/arrivals' as const);
  const record = useAct(
    () =>
      answer(
        client.POST(path, {
          params: { path: { meeting_id: meetingId }, header: once() },
          body: { person: seat.person_id },
        }),
      ),
    t(here ? 'said.left' : 'said.arrived', { name: seat.name }),
  );
  const principal = seats.find((each) => each.person_id === seat.substitute_for)?.name;
  return (
    <li className={here ? 'live-here' : 'live-away'}>
      <span className="live-person">
        <strong>{seat.name}</strong>
        <span className="soft">
          {principal ? t('substituteFor', { name: principal }) : t(`seat.${seat.role}`)}
        </span>
        <span className="soft">
          {stays.map((each) => `${time(each.arrived)}–${time(each.left)}`).join(', ') || t('live.absent')}
        </span>
        {record.error && <ProblemAlert error={record.error} />}
      </span>
      {recording && (
        <Button
          variant="secondary"
          disabled={record.isPending}
          onClick={() => record.mutate()}
          aria-label={t(here ? 'live.leaves' : 'live.arrives', { name: seat.name })}
        >
          {t(here ? 'live.leavesShort' : 'live.arrivesShort')}
        </Button>
      )}
    </li>
  );
}
