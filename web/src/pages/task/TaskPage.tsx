import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { Due } from '@/parts/Due';
import { PageProblem } from '@/parts/PageProblem';
import { PageTitle } from '@/parts/PageTitle';
import { TextLink } from '@/parts/TextLink';

import { CaseBeside } from './CaseBeside';
import { isOpen, useTask, type Task } from './queries';
import './task.css';
import { TaskAnswer } from './TaskAnswer';

export default function TaskPage() {
  const { taskId = '' } = useParams();
  const task = useTask(taskId);
  if (task.isPending) return <Busy />;
  if (task.error) return <PageProblem error={task.error} retry={task.refetch} />;
  return <TaskView key={taskId} taskId={taskId} task={task.data} />;
}

function TaskView({ taskId, task }: { taskId: string; task: Task }) {
  const { t } = useTranslation('task');
  const told = useTold();
  return (
    <>
      <PageTitle
        title={told(task, 'name')}
        above={
          <>
            <TextLink to={`/cases/${task.case_id}`}>{task.case_number ?? ''}</TextLink> {told(task, 'case_title')}
          </>
        }
      >
        {task.description && <p className="lead">{task.description}</p>}
        {isOpen(task) && (
          <div className="task-due">
            <span>{t('dueLabel')}</span>
            <Due task={task} />
          </div>
        )}
      </PageTitle>
      <div className="task-columns">
        <div className="task-main">
          <TaskAnswer taskId={taskId} task={task} />
        </div>
        <CaseBeside task={task} />
      </div>
    </>
  );
}
