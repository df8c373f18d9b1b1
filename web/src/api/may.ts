import { useQuery } from '@tanstack/react-query';

import { answer, client } from './client';

/** The actions of a case that are open to me. */
export function useMay(case_id: string | undefined) {
  const found = useQuery({
    queryKey: ['cases', case_id, 'permissions'],
    enabled: case_id !== undefined,
    queryFn: () =>
      answer(
        client.GET('/api/v1/cases/{case_id}/permissions', { params: { path: { case_id: case_id ?? '' } } }),
      ),
    select: (all) => new Set((all.items ?? []).filter((each) => each.allowed).map((each) => each.action)),
  });
  return (action: string) => found.data?.has(action) ?? false;
}

/** Whether an action is open to me in some open case: asked case by case until one allows it. */
export function useMayInSome(action: string): boolean {
  const found = useQuery({
    queryKey: ['cases', 'permissions', action],
    staleTime: 300_000,
    queryFn: async () => {
      const cases = await answer(client.GET('/api/v1/cases', { params: { query: { limit: 100, state: 'open' } } }));
      for (const { id } of cases.items ?? []) {
        const path = { case_id: id ?? '' };
        const all = await answer(client.GET('/api/v1/cases/{case_id}/permissions', { params: { path } }));
        if (all.items?.some((each) => each.allowed && each.action === action)) return true;
      }
      return false;
    },
  });
  return found.data ?? false;
}
