import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';

import { answer, client, once } from '@/api/client';
import { useSay } from '@/parts/notices';
import { ProblemAlert } from '@/parts/ProblemAlert';

import { Delegate } from './Delegate';
import type { Permission, Task } from './queries';

interface Props {
  taskId: string;
  task: Task;
  permissions?: Map<string, Permission>;
  me: string;
}

/** Take the task, give it back, or let another do it for a time. */
export function TaskActions({ taskId, task, permissions, me }: Props) {
  const { t } = useTranslation('task');
  const say = useSay();
  const queries = useQueryClient();
  const [delegating, setDelegating] = useState(false);
  const at = { params: { path: { task_id: taskId }, header: once() } };
  const settled = async (now: Task) => {
    queries.setQueryData(['task', taskId], now);
    await queries.invalidateQueries({ queryKey: ['desk'] });
  };
  const claim = useMutation({
    mutationFn: () => answer(client.POST('/api/v1/tasks/{task_id}/claim', at)),
    onSuccess: async (now) => {
      await settled(now);
      say(t('claimed'));
      document.getElementById('main')?.focus({ preventScroll: true });
    },
  });
  const release = useMutation({
    mutationFn: () => answer(client.POST('/api/v1/tasks/{task_id}/release', at)),
    onSuccess: async (now) => {
      await settled(now);
      say(t('released'));
    },
  });
  const may = (action: string) => permissions?.get(action)?.allowed === true;
  const mine = task.claimant === me;
  return (
    <>
      {(claim.error ?? release.error) && <ProblemAlert error={claim.error ?? release.error} />}
      <div className="actions task-actions">
        {task.state === 'offered' && may('claim') && (
          <Button disabled={claim.isPending} onClick={() => claim.mutate()}>
            {t('claim')}
          </Button>
        )}
        {task.state === 'claimed' && mine && may('release') && (
          <Button variant="secondary" disabled={release.isPending} onClick={() => release.mutate()}>
            {t('release')}
          </Button>
        )}
        {task.state === 'claimed' && mine && may('delegate') && (
          <Button variant="secondary" onClick={() => setDelegating(true)}>
            {t('delegate.open')}
          </Button>
        )}
      </div>
      {delegating && <Delegate taskId={taskId} me={me} close={() => setDelegating(false)} done={settled} />}
    </>
  );
}
