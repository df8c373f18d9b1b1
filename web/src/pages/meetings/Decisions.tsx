import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { moment } from '@/formatting/dates';

import { DecisionWords } from './DecisionWords';
import { useDecisions } from './queries';

/** What was decided in the meeting. */
export function Decisions({ meetingId }: { meetingId: string }) {
  const { t, i18n } = useTranslation('meetings');
  const id = useId();
  const decisions = useDecisions(meetingId).data ?? [];
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby={id} className="meetings-section">
      <Heading variant="h2" id={id}>
        {t('decisions.title')}
      </Heading>
      <ol className="meetings-decisions">
        {[...decisions].reverse().map((each) => (
          <li key={each.id} className="card">
            <Heading variant="h3">{each.title}</Heading>
            <p className="soft">{moment(each.decided_at, i18n.language)}</p>
            <DecisionWords meetingId={meetingId} decision={each} />
          </li>
        ))}
      </ol>
    </section>
  );
}
