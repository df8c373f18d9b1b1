import { useQuery } from '@tanstack/react-query';

import { answer, client, type Schemas } from '@/api/client';

import { paperToSign, signsPaper } from './signing';

export type Task = Schemas['Task'];
export type Paper = Schemas['Document'];
export type Permission = Schemas['Permission'];

const at = (taskId: string) => ({ params: { path: { task_id: taskId } } });

export function useTask(taskId: string) {
  return useQuery({
    queryKey: ['task', taskId],
    queryFn: () => answer(client.GET('/api/v1/tasks/{task_id}', at(taskId))),
  });
}

/** What I may do with the task, by action. */
export function usePermissions(taskId: string, state: string | undefined) {
  return useQuery({
    queryKey: ['task', taskId, 'permissions', state],
    enabled: state !== undefined,
    queryFn: async () => {
      const { items } = await answer(client.GET('/api/v1/tasks/{task_id}/permissions', at(taskId)));
      return new Map((items ?? []).map((each) => [each.action ?? '', each]));
    },
  });
}

export function useHolders(taskId: string, state?: string) {
  return useQuery({
    queryKey: ['task', taskId, 'holders', state],
    queryFn: () => answer(client.GET('/api/v1/tasks/{task_id}/holders', at(taskId))),
  });
}

export function useCase(caseId: string | undefined) {
  return useQuery({
    queryKey: ['cases', caseId],
    enabled: caseId !== undefined,
    queryFn: () => answer(client.GET('/api/v1/cases/{case_id}', { params: { path: { case_id: caseId ?? '' } } })),
  });
}

/** The steps that people have completed in the case, the latest first. */
export function useEarlierSteps(caseId: string | undefined) {
  return useQuery({
    queryKey: ['cases', caseId, 'completed'],
    enabled: caseId !== undefined,
    queryFn: () =>
      answer(
        client.GET('/api/v1/tasks', {
          params: { query: { case_id: caseId, state: 'completed', sort: '-opened_at', limit: 100 } },
        }),
      ),
  });
}

export function useDocuments(caseId: string | undefined) {
  return useQuery({
    queryKey: ['documents', caseId],
    enabled: caseId !== undefined,
    queryFn: () => answer(client.GET('/api/v1/documents', { params: { query: { case_id: caseId, limit: 50 } } })),
  });
}

/** The paper that the task would sign: the newest of its kind in the case. */
export function useSigned(task: Task): Paper | undefined {
  const signed = useQuery({
    queryKey: ['documents', task.case_id, 'kind', task.document, 'newest'],
    enabled: signsPaper(task) && isOpen(task),
    queryFn: () => paperToSign(task),
  });
  return signed.data ?? undefined;
}

/** Whether the task still waits for somebody. */
export function isOpen(task: Task): boolean {
  return task.state === 'offered' || task.state === 'claimed';
}
