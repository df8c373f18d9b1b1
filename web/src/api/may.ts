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
