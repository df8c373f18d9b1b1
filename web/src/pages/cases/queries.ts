import { useQuery } from '@tanstack/react-query';

import { allPages, answer, client, type Schemas } from '@/api/client';

export type Case = Schemas['CaseDetail'];
export type Task = Schemas['Task'];
export type Activity = Schemas['Activity'];
export type Happening = Schemas['Happening'];

const at = (caseId: string) => ({ params: { path: { case_id: caseId } } });

export function useCase(caseId: string) {
  return useQuery({
    queryKey: ['cases', caseId],
    queryFn: () => answer(client.GET('/api/v1/cases/{case_id}', at(caseId))),
  });
}

const STATES = ['open', 'completed', 'closed'] as const;

/** All tasks of the case, open ones by due date first, then what is over. */
export function useCaseTasks(caseId: string) {
  return useQuery({
    queryKey: ['cases', caseId, 'tasks'],
    queryFn: async () => {
      const found = await Promise.all(
        STATES.map((state) =>
          allPages((cursor) =>
            answer(client.GET('/api/v1/tasks', { params: { query: { case_id: caseId, state, limit: 200, cursor } } })),
          ),
        ),
      );
      return found.flat();
    },
  });
}

export function useActivities(caseId: string) {
  return useQuery({
    queryKey: ['cases', caseId, 'activities'],
    queryFn: () =>
      allPages(
        (cursor) =>
          answer(
            client.GET('/api/v1/cases/{case_id}/activities', {
              params: { path: { case_id: caseId }, query: { limit: 200, cursor } },
            }),
          ),
        5000,
      ),
  });
}

export function useCaseLog(caseId: string) {
  return useQuery({
    queryKey: ['cases', caseId, 'log'],
    queryFn: () =>
      allPages(
        (cursor) => answer(client.GET('/api/v1/audit', { params: { query: { case_id: caseId, limit: 200, cursor } } })),
        2000,
      ),
  });
}

/** What happened in the case, in words, the latest first. */
export function useTimeline(caseId: string) {
  return useQuery({
    queryKey: ['cases', caseId, 'timeline'],
    queryFn: () =>
      allPages(
        (cursor) =>
          answer(
            client.GET('/api/v1/cases/{case_id}/timeline', {
              params: { path: { case_id: caseId }, query: { limit: 200, cursor } },
            }),
          ),
        2000,
      ),
  });
}

export function useDocuments(caseId: string) {
  return useQuery({
    queryKey: ['documents', caseId, 'all'],
    queryFn: () =>
      allPages((cursor) =>
        answer(client.GET('/api/v1/documents', { params: { query: { case_id: caseId, limit: 200, cursor } } })),
      ),
  });
}

/** The newest version of each process, with its names. */
export function useProcesses() {
  return useQuery({
    queryKey: ['definitions', 'process'],
    staleTime: 300_000,
    queryFn: async () => {
      const all = await allPages((cursor) =>
        answer(client.GET('/api/v1/definitions', { params: { query: { kind: 'process', limit: 200, cursor } } })),
      );
      const newest = new Map<string, Schemas['Definition']>();
      for (const each of all) {
        const known = newest.get(each.key ?? '');
        if (!known || (each.version ?? 0) > (known.version ?? 0)) newest.set(each.key ?? '', each);
      }
      return newest;
    },
  });
}

export function useCasePermissions(caseId: string) {
  return useQuery({
    queryKey: ['cases', caseId, 'permissions'],
    queryFn: async () => {
      const { items } = await answer(client.GET('/api/v1/cases/{case_id}/permissions', at(caseId)));
      return new Map((items ?? []).map((each) => [each.action ?? '', each]));
    },
  });
}
