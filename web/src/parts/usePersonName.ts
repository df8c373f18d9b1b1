import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';

import { allPages, answer, client } from '@/api/client';

/** Names of persons by their ids; an id that is not known stands for itself. */
export function usePersonName(): (id: string | null | undefined) => string {
  const { data } = useQuery({
    queryKey: ['persons', 'names'],
    staleTime: 600_000,
    queryFn: async () => {
      const all = await allPages((cursor) =>
        answer(client.GET('/api/v1/persons', { params: { query: { limit: 200, cursor } } })),
      );
      return new Map(all.map((person) => [person.id ?? '', person.name ?? '']));
    },
  });
  return useCallback((id) => (id ? (data?.get(id) ?? id) : ''), [data]);
}
