import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { date, time } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useTimeline, type Case, type Happening } from './queries';

/** What happened: what, who, when, and on whose behalf. */
export function Timeline({ one }: { one: Case }) {
  const { t } = useTranslation('cases');
  return (
    <section aria-labelledby="case-timeline">
      <Heading variant="h2" id="case-timeline">
        {t('part.timeline')}
      </Heading>
      <Happenings caseId={one.id ?? ''} />
    </section>
  );
}

const QUIET = new Set(['claim', 'release']);

interface Told {
  event: Happening;
  times: number;
}

/** The same thing by the same actor in the same minute is told once, with how many times. */
function together(events: Happening[]): Told[] {
  const found = new Map<string, Told>();
  for (const event of events) {
    const key = [event.at.slice(0, 16), event.text_fi, event.actor].join('|');
    const known = found.get(key);
    if (known) known.times += 1;
    else found.set(key, { event, times: 1 });
  }
  return [...found.values()];
}

export function Happenings({ caseId, most = Infinity }: { caseId: string; most?: number }) {
  const { t } = useTranslation('cases');
  const timeline = useTimeline(caseId);
  if (timeline.isPending) return <Busy />;
  if (timeline.error) return <ProblemAlert error={timeline.error} retry={() => void timeline.refetch()} />;
  const latest = together(timeline.data.filter((event) => !QUIET.has(event.action))).slice(0, most);
  if (latest.length === 0) return <p className="card">{t('nothingYet')}</p>;
  const days = Map.groupBy(latest, ({ event }) => date(event.at));
  return (
    <ol className="timeline">
      {[...days].map(([day, events]) => (
        <li key={day}>
          <span className="timeline-day">{day}</span>
          <ol>
            {events.map(({ event, times }) => (
              <li key={event.seq}>
                <span className="timeline-time">{time(event.at)}</span>
                <Words event={event} times={times} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Words({ event, times }: Told) {
  const { t } = useTranslation('cases');
  const [what, ...more] = useTold()(event, 'text').split(': ');
  return (
    <div>
      <p>
        <strong>{what}</strong>
        {more.length > 0 && `: ${more.join(': ')}`}
        {times > 1 && ` (${t('times', { count: times })})`}
      </p>
      <p className="mark">
        {event.actor === 'system' ? t('byItself') : event.actor_name}
        {event.on_behalf_of && event.on_behalf_of !== event.actor && ` (${t('onBehalf', { name: event.on_behalf_of_name })})`}
      </p>
      {event.reason && <p className="timeline-reason">{event.reason}</p>}
    </div>
  );
}
