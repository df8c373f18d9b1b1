import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

import { usePersonName } from '@/parts/usePersonName';
import { date } from '@/formatting/dates';
import { useTold } from '@/formatting/told';
import { Due } from '@/parts/Due';
import { TextLink } from '@/parts/TextLink';

import { useHolders, useTask, type Task } from './queries';

/** The task is over: what happens next, and for whom. */
export function Done({ task, opened, mine }: { task: Task; opened: string[]; mine: boolean }) {
  const { t } = useTranslation('task');
  const names = usePersonName();
  const heading = useRef<HTMLHeadingElement>(null!);
  useEffect(() => {
    if (mine) heading.current.focus();
  }, [mine]);
  const by = task.completed_by ? names(task.completed_by) : '';
  return (
    <section className="card task-done" aria-labelledby="task-done">
      <Heading variant="h2" id="task-done" forwardedRef={heading} tabIndex={-1}>
        {mine ? t('done.mine') : t(task.state === 'completed' ? 'done.title' : 'done.closed')}
      </Heading>
      {!mine && by && (
        <p>
          {t('done.by', { name: by, day: date(task.ended_at) })}
          {task.on_behalf_of && ` ${t('done.onBehalf', { name: names(task.on_behalf_of) })}`}
        </p>
      )}
      {opened.length > 0 && (
        <>
          <Heading variant="h3">{t('done.next')}</Heading>
          <ul className="task-next">
            {opened.map((id) => (
              <Next key={id} taskId={id} />
            ))}
          </ul>
        </>
      )}
      {mine && opened.length === 0 && <p>{t('done.goesOn')}</p>}
      <p className="actions">
        <TextLink to="/">{t('done.toDesk')}</TextLink>
        <TextLink to={`/cases/${task.case_id}`}>{t('done.toCase')}</TextLink>
      </p>
    </section>
  );
}

const MOST_NAMES = 5;

function Next({ taskId }: { taskId: string }) {
  const { t } = useTranslation('task');
  const told = useTold();
  const task = useTask(taskId);
  const holders = useHolders(taskId);
  const names = (holders.data?.items ?? []).map((each) => each.name ?? '');
  if (!task.data) return null;
  return (
    <li>
      <TextLink to={`/tasks/${taskId}`}>{told(task.data, 'name')}</TextLink>
      <p className="mark">
        {names.length > 0
          ? t('done.for', { names: names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ' …' : '') })
          : t('done.nobody')}
      </p>
      <Due task={task.data} />
    </li>
  );
}
