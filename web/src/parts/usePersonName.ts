import { useQuery } from '@tanstack/react-query';

import { answer, client } from '@/api/client';

/** Names of persons by their ids; an id that is not known stands for itself. */
export function usePersonName(): (id: string | null | undefined) => string {
  const persons = useQuery({
    queryKey: ['persons', 'all'],
    queryFn: () => answer(client.GET('/api/v1/persons', { params: { query: { limit: 200 } } })),
    staleTime: 600_000,
  });
  const names = new Map((persons.data?.items ?? []).map((each) => [each.id, each.name]));
  return (id) => (id ? (names.get(id) ?? id) : '');
}
