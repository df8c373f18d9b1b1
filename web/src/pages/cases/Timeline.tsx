import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { usePersonName } from '@/parts/usePersonName';
import { date, time } from '@/formatting/dates';
import { toldIn } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { useCaseLog, useCaseTasks, useDocuments, type AuditEvent, type Case } from './queries';

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

const QUIET = new Set(['claim', 'release', 'read-document']);

/** What a person did or would want to know; the machinery's own lines are in the log alone. */
function isTold(event: AuditEvent, exists: (key: string) => boolean): boolean {
  return event.ok === true && !QUIET.has(event.action ?? '') && exists(`cases:action.${event.action}`);
}

interface Happening {
  event: AuditEvent;
  times: number;
}

/** The same thing by the same actor in the same minute is told once, with how many times. */
function together(events: AuditEvent[]): Happening[] {
  const found = new Map<string, Happening>();
  for (const event of events) {
    const key = [event.at?.slice(0, 16), event.action, event.actor, keyOfSubject(event)].join('|');
    const known = found.get(key);
    if (known) known.times += 1;
    else found.set(key, { event, times: 1 });
  }
  return [...found.values()];
}

function keyOfSubject(event: AuditEvent): string {
  return event.actor === 'system' ? '' : (event.subject ?? '');
}

export function Happenings({ caseId, most = Infinity }: { caseId: string; most?: number }) {
  const { t, i18n } = useTranslation('cases');
  const log = useCaseLog(caseId);
  const subjects = useSubjects(caseId);
  const names = usePersonName();
  if (log.isPending) return <Busy />;
  if (log.error) return <ProblemAlert error={log.error} retry={() => void log.refetch()} />;
  const told = log.data.filter((event) => isTold(event, (key) => i18n.exists(key)));
  const latest = together(told.toSorted((a, b) => (b.seq ?? 0) - (a.seq ?? 0))).slice(0, most);
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
                <div>
                  <p>
                    <strong>{t(`action.${event.action}`)}</strong>
                    {times > 1 ? ` (${t('times', { count: times })})` : subjects(event.subject) && `: ${subjects(event.subject)}`}
                  </p>
                  <p className="mark">
                    {event.actor === 'system' ? t('byItself') : names(event.actor)}
                    {event.on_behalf_of && event.on_behalf_of !== event.actor && ` (${t('onBehalf', { name: names(event.on_behalf_of) })})`}
                  </p>
                  {event.reason && <p className="timeline-reason">{event.reason}</p>}
                </div>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

/** What the keys in the log are called: tasks and documents of the case. */
function useSubjects(caseId: string): (subject?: string) => string {
  const { language } = useTranslation().i18n;
  const tasks = useCaseTasks(caseId).data ?? [];
  const documents = useDocuments(caseId).data ?? [];
  const known = new Map([
    ...tasks.map((task) => [task.id, toldIn(language, task, 'name')] as const),
    ...documents.map((each) => [each.id, [each.number, each.title].filter(Boolean).join(' ')] as const),
  ]);
  return (subject) => known.get(subject) ?? '';
}
