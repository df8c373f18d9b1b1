import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, client, once } from '@/api/client';
import { useSay } from '@/parts/notices';

import type { DeskTask } from './tasks';

/** Takes tasks one by one; those that succeeded stay taken, the first refusal is told. */
export function useClaim(replace: (task: Partial<DeskTask>) => void) {
  const { t } = useTranslation('desk');
  const say = useSay();
  const queries = useQueryClient();
  const claim = useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) {
        const task = await answer(
          client.POST('/api/v1/tasks/{task_id}/claim', {
            params: { path: { task_id: id }, header: once() },
          }),
        );
        replace({ id, state: task.state, claimant: task.claimant, revision: task.revision });
      }
      return ids.length;
    },
    onSuccess: (count) => say(t('claimedNow', { count })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['task'] }),
  });
  return { run: claim.mutate, busy: claim.isPending, error: claim.error };
}
