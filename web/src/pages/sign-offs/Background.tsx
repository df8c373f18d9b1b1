import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { date } from '@/formatting/dates';
import { QuorumWords } from '@/pages/meetings/QuorumWords';
import { useMeeting, useRecusals } from '@/pages/meetings/queries';
import { TextLink } from '@/parts/TextLink';
import { usePersonName } from '@/parts/usePersonName';

import { useCaseMeeting, useDecisions, useStatements } from './queries';

/** What stands around the proposal: statements heard, earlier decisions, the meeting's quorum and recusals. */
export function Background({ caseId }: { caseId: string }) {
  const { t } = useTranslation('sign-offs');
  const id = useId();
  return (
    <section aria-labelledby={id} className="sign-offs-section">
      <Heading variant="h2" id={id}>
        {t('background')}
      </Heading>
      <Statements caseId={caseId} />
      <Earlier caseId={caseId} />
      <InMeeting caseId={caseId} />
    </section>
  );
}

function Statements({ caseId }: { caseId: string }) {
  const { t } = useTranslation('sign-offs');
  const name = usePersonName();
  const statements = useStatements(caseId).data ?? [];
  return (
    <div>
      <Heading variant="h3">{t('statements.title')}</Heading>
      {statements.length === 0 && <p>{t('statements.none')}</p>}
      <ul className="sign-offs-facts">
        {statements.map((each) => (
          <li key={each.id}>
            <strong>{name(each.expert)}</strong> {t(`statements.${each.state}`)} {date(each.given_at ?? each.due)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Earlier({ caseId }: { caseId: string }) {
  const { t } = useTranslation('sign-offs');
  const decisions = useDecisions(caseId).data ?? [];
  if (decisions.length === 0) return null;
  return (
    <div>
      <Heading variant="h3">{t('decisions')}</Heading>
      <ul className="sign-offs-facts">
        {decisions.map((each) => (
          <li key={each.id}>
            <strong>
              {date(each.decided_at)} {each.title}: {t(`meetings:outcome.${each.outcome}`)}
            </strong>
            {each.reason && <p>{each.reason}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function InMeeting({ caseId }: { caseId: string }) {
  const meeting = useCaseMeeting(caseId).data;
  return meeting ? <Meeting meetingId={meeting.id} /> : null;
}

function Meeting({ meetingId }: { meetingId: string }) {
  const { t } = useTranslation('sign-offs');
  const meeting = useMeeting(meetingId).data;
  const recusals = useRecusals(meetingId).data?.items ?? [];
  if (!meeting) return null;
  return (
    <div>
      <Heading variant="h3">{t('meeting')}</Heading>
      <p>
        <TextLink to={`/meetings/${meeting.id}`}>
          {t('meetings:number', { number: meeting.number })}, {date(meeting.starts)}
        </TextLink>
      </p>
      {meeting.opened_at && (
        <p>
          <QuorumWords quorum={meeting.quorum} />
        </p>
      )}
      <p>{recusals.length === 0 && t('noRecusals')}</p>
      <ul className="sign-offs-facts">
        {recusals.map((each) => (
          <li key={each.id}>
            <strong>{each.name}</strong> {t(`meetings:recusal.state.${each.state}`)}, {t(`meetings:ground.${each.ground}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
