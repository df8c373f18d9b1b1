import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Expander, ExpanderContent, ExpanderTitleButton } from 'suomifi-ui-components';

import { answer, client } from '@/api/client';
import { useTold, useToldTask } from '@/formatting/told';
import { Due } from '@/parts/Due';

/** What waits for others because of me: the work that my own work led to, and whose turn it is. */
export function Waiting() {
  const { t } = useTranslation('desk');
  const told = useTold();
  const toldTask = useToldTask();
  const waiting = useQuery({
    queryKey: ['desk', 'waiting'],
    queryFn: () => answer(client.GET('/api/v1/desk/waiting', { params: { query: { limit: 50 } } })),
  });
  const tasks = waiting.data?.items ?? [];
  if (tasks.length === 0) return null;
  return (
    <div className="desk-waiting" data-tour="waiting">
      <Expander>
        <ExpanderTitleButton asHeading="h2">{t('waiting.title', { count: tasks.length })}</ExpanderTitleButton>
        <ExpanderContent>
          <p className="soft">{t('waiting.text')}</p>
          <ul>
            {tasks.map((task) => (
              <li key={task.id} className="desk-row desk-row-plain">
                <div className="desk-what">
                  <Link to={`/cases/${task.case_id}`} className="desk-name">
                    {toldTask(task)}
                  </Link>
                  <p className="desk-case">
                    <span className="desk-number">{task.case_number}</span> {told(task, 'case_title')}
                  </p>
                  <p className="mark">
                    {task.waits_for?.length
                      ? t('waiting.for', { names: shortened(task.waits_for, t) })
                      : t('waiting.nobody')}
                  </p>
                </div>
                <Due task={task} />
              </li>
            ))}
          </ul>
        </ExpanderContent>
      </Expander>
    </div>
  );
}

const MOST_NAMES = 3;

function shortened(names: string[], t: TFunction<'desk'>): string {
  if (names.length <= MOST_NAMES) return names.join(', ');
  return t('waiting.more', { names: names.slice(0, MOST_NAMES).join(', '), count: names.length - MOST_NAMES });
}
