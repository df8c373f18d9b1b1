import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useTold, useToldTask } from '@/formatting/told';
import { Due } from '@/parts/Due';

import type { DeskTask } from './tasks';

interface Props {
  task: DeskTask;
  chosen: boolean;
  toggle: (id: string) => void;
  claim: (ids: string[]) => void;
}

/** A task in one row: what, in which case, when it is due and why then, and how it came to me. */
export const TaskRow = memo(function TaskRow({ task, chosen, toggle, claim }: Props) {
  const { t } = useTranslation('desk');
  const told = useTold();
  const id = task.id ?? '';
  const name = useToldTask()(task);
  return (
    <li className={chosen ? 'desk-row desk-row-chosen' : 'desk-row'} data-task={id}>
      <label className="desk-choose">
        <input type="checkbox" checked={chosen} onChange={() => toggle(id)} />
        <span className="hidden">{t('choose', { name })}</span>
      </label>
      <div className="desk-what">
        <Link to={`/tasks/${id}`} className="desk-name" data-row>
          {name}
        </Link>
        <p className="desk-case">
          <span className="desk-number">{task.case_number}</span> {told(task, 'case_title')}
        </p>
        {task.way === 'substitute' && (
          <p className="mark mark-substitute">{t('forOther', { name: task.principal_name ?? t('another') })}</p>
        )}
      </div>
      <Due task={task} />
      <div className="desk-do">
        {task.state === 'claimed' ? (
          <span className="mark mark-claimed">{t('claimed')}</span>
        ) : (
          <button type="button" className="small-button" onClick={() => claim([id])} aria-label={t('claimNamed', { name })}>
            {t('claim')}
          </button>
        )}
      </div>
    </li>
  );
});
