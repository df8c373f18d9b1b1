import { useTranslation } from 'react-i18next';

import { date, moment, time } from '@/formatting/dates';
import { Fact } from '@/parts/Fact';

import { QuorumWords } from './QuorumWords';
import type { MeetingDetail } from './queries';

/** When, where, until when what must be done, and the reasons that the rules asked for. */
export function MeetingFacts({ meeting }: { meeting: MeetingDetail }) {
  const { t, i18n } = useTranslation('meetings');
  return (
    <dl className="meetings-facts card">
      <Fact name={t('when')}>
        {moment(meeting.starts, i18n.language)}–{time(meeting.ends)}
      </Fact>
      <Fact name={t('where')}>
        {meeting.place}
        {meeting.link && (
          <a className="meetings-link" href={meeting.link} rel="noreferrer">
            {t('remote')}
          </a>
        )}
      </Fact>
      <Fact name={t('invitation')}>
        {meeting.invited_at ? t('sent', { day: date(meeting.invited_at) }) : t('by', { day: date(meeting.invite_by) })}
        {meeting.late_notice_reason && <Reason text={meeting.late_notice_reason} />}
      </Fact>
      <Fact name={t('materials')}>
        {meeting.materials_at
          ? t('sent', { day: date(meeting.materials_at) })
          : t('by', { day: date(meeting.materials_by) })}
        {meeting.late_materials_reason && <Reason text={meeting.late_materials_reason} />}
      </Fact>
      <Fact name={t('minutesLabel')}>
        {t('minutesDue', { day: date(meeting.minutes_due), check: date(meeting.check_due) })}
      </Fact>
      {(meeting.state === 'open' || meeting.opened_at) && (
        <Fact name={t('quorum.label')}>
          <QuorumWords quorum={meeting.quorum} />
        </Fact>
      )}
      {meeting.end_reason && <Fact name={t('endReason')}>{meeting.end_reason}</Fact>}
    </dl>
  );
}

function Reason({ text }: { text: string }) {
  const { t } = useTranslation('meetings');
  return <span className="meetings-reason">{t('lateReason', { text })}</span>;
}
