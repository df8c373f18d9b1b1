import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineAlert } from 'suomifi-ui-components';

import { answer, client, type Schemas } from '@/api/client';
import { useMe } from '@/api/me';
import { Busy } from '@/parts/Busy';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Done } from './Done';
import { isOpen, usePermissions, useSigned, type Paper, type Task } from './queries';
import './task.css';
import { TaskActions } from './TaskActions';
import { TaskForm } from './TaskForm';
import { useOtherWindow } from './useOtherWindow';
import { WhyNot } from './WhyNot';

/** What I do with a task: take it, answer it, or learn why I may not; afterwards what comes next. */
export function TaskAnswer({ taskId, task }: { taskId: string; task: Task }) {
  const { t } = useTranslation('task');
  const me = useMe().data?.person_id ?? '';
  const permissions = usePermissions(taskId, `${task.state}.${task.claimant}.${task.delegated_to}`);
  const [done, setDone] = useState<Schemas['Completed'] | null>(null);
  const other = useOtherWindow(taskId);
  const signs = useSigned(task);
  const mayComplete = permissions.data?.get('complete');
  const held = task.claimant === me || task.delegated_to === me || task.claimant === mayComplete?.on_behalf_of;
  const editable = task.state === 'claimed' && mayComplete?.allowed === true && held;
  if (done || !isOpen(task)) return <Done task={task} opened={done?.opened ?? []} mine={done !== null} />;
  return (
    <>
      <TaskActions taskId={taskId} task={task} permissions={permissions.data} me={me} />
      {permissions.data && <WhyNot task={task} permission={mayComplete} me={me} />}
      {other && (
        <InlineAlert status="warning" role="alert">
          {t('otherWindow')}
        </InlineAlert>
      )}
      {permissions.data && <LoadedForm taskId={taskId} signs={signs} person={me} editable={editable} completed={setDone} />}
    </>
  );
}

interface FormProps {
  taskId: string;
  signs?: Paper;
  person: string;
  editable: boolean;
  completed: (answer: Schemas['Completed']) => void;
}

function LoadedForm({ taskId, signs, person, editable, completed }: FormProps) {
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
      signs={signs}
      person={person}
      form={form.data}
      editable={editable}
      completed={completed}
      reload={() => void form.refetch()}
    />
  );
}
