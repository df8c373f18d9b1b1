import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { date } from '@/formatting/dates';

interface Dated {
  due?: string | null;
  effective_due?: string | null;
  due_reason?: Record<string, unknown>;
  overdue?: boolean;
  days_left?: number | null;
}

/** The reason of a shift in the reader's language; empty when the day is the nominal one. */
export function shiftReason(task: Dated, language: string): string {
  const reason = task.due_reason?.[language] ?? task.due_reason?.['fi'];
  return typeof reason === 'string' ? reason : '';
}

/** When a task is due: the effective day, how near it is, and why it is not the nominal day. */
export function Due({ task }: { task: Dated }) {
  const { t, i18n } = useTranslation('app');
  if (!task.effective_due) return <p className="due due-none">{t('due.none')}</p>;
  const shifted = date(task.due) !== date(task.effective_due) && task.due;
  const reason = shiftReason(task, i18n.language);
  return (
    <div className={task.overdue ? 'due due-late' : 'due'}>
      <p>
        <span className="due-day">{date(task.effective_due)}</span>{' '}
        <span className="due-left">{left(task, t)}</span>
      </p>
      {shifted && (
        <p className="due-reason">
          {t('due.shifted', { day: date(task.due) })}
          {reason && `: ${reason}`}
        </p>
      )}
    </div>
  );
}

function left(task: Dated, t: TFunction<'app'>): string {
  const days = task.days_left;
  if (days === null || days === undefined) return task.overdue ? t('due.late') : '';
  if (task.overdue) return days < 0 ? t('due.lateBy', { count: -days }) : t('due.late');
  if (days === 0) return t('due.today');
  return days === 1 ? t('due.tomorrow') : t('due.inDays', { count: days });
}
