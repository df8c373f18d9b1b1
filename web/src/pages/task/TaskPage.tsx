import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { InlineAlert } from 'suomifi-ui-components';

import { answer, client, type Schemas } from '@/api/client';
import { useMe } from '@/api/me';
import { useTold } from '@/formatting/told';
import { Busy } from '@/parts/Busy';
import { Due } from '@/parts/Due';
import { PageTitle } from '@/parts/PageTitle';
import { ProblemAlert } from '@/parts/ProblemAlert';
import { TextLink } from '@/parts/TextLink';

import { CaseBeside } from './CaseBeside';
import { Done } from './Done';
import { usePermissions, useTask, type Task } from './queries';
import './task.css';
import { TaskActions } from './TaskActions';
import { TaskForm } from './TaskForm';
import { useOtherWindow } from './useOtherWindow';
import { WhyNot } from './WhyNot';

export default function TaskPage() {
  const { taskId = '' } = useParams();
  const task = useTask(taskId);
  if (task.isPending) return <Busy />;
  if (task.error) return <ProblemAlert error={task.error} retry={() => void task.refetch()} />;
  return <TaskView key={taskId} taskId={taskId} task={task.data} />;
}

function TaskView({ taskId, task }: { taskId: string; task: Task }) {
  const { t } = useTranslation('task');
  const told = useTold();
  const me = useMe().data?.person_id ?? '';
  const permissions = usePermissions(taskId, `${task.state}.${task.claimant}.${task.delegated_to}`);
  const [done, setDone] = useState<Schemas['Completed'] | null>(null);
  const other = useOtherWindow(taskId);
  const open = task.state === 'offered' || task.state === 'claimed';
  const mayComplete = permissions.data?.get('complete');
  const held = task.claimant === me || task.delegated_to === me || task.claimant === mayComplete?.on_behalf_of;
  const editable = open && task.state === 'claimed' && mayComplete?.allowed === true && held;
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
        {open && (
          <div className="task-due">
            <span>{t('dueLabel')}</span>
            <Due task={task} />
          </div>
        )}
      </PageTitle>
      {done || !open ? (
        <Done task={task} opened={done?.opened ?? []} mine={done !== null} />
      ) : (
        <TaskActions taskId={taskId} task={task} permissions={permissions.data} me={me} />
      )}
      <div className="task-columns">
        <div className="task-main">
          {open && !done && permissions.data && <WhyNot task={task} permission={mayComplete} me={me} />}
          {open && !done && other && (
            <InlineAlert status="warning" role="alert">
              {t('otherWindow')}
            </InlineAlert>
          )}
          {open && !done && permissions.data && (
            <LoadedForm taskId={taskId} person={me} editable={editable} completed={setDone} />
          )}
        </div>
        <CaseBeside task={task} />
      </div>
    </>
  );
}

interface FormProps {
  taskId: string;
  person: string;
  editable: boolean;
  completed: (answer: Schemas['Completed']) => void;
}

function LoadedForm({ taskId, person, editable, completed }: FormProps) {
  const form = useQuery({
    queryKey: ['form', taskId],
    queryFn: () => answer(client.GET('/api/v1/tasks/{task_id}/form', { params: { path: { task_id: taskId } } })),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (form.isPending || form.isFetching) return <Busy />;
  if (form.error) return <ProblemAlert error={form.error} retry={() => void form.refetch()} />;
  return (
    <TaskForm
      key={`${form.dataUpdatedAt}.${editable}`}
      taskId={taskId}
      person={person}
      form={form.data}
      editable={editable}
      completed={completed}
      reload={() => void form.refetch()}
    />
  );
}
