import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { answer, client, type Schemas } from './client';

export type Preferences = Schemas['Preferences'];

const KEY = ['preferences'];

/** What I have chosen for myself: notices, saved filters, shortcuts, the tour; kept by the server. */
export function usePreferences() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => answer(client.GET('/api/v1/me/preferences')),
    staleTime: 300_000,
  });
}

/** Changes some of them; shown at once, taken back if the server refuses. */
export function useChangePreferences() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Preferences) => answer(client.PATCH('/api/v1/me/preferences', { body: change })),
    onMutate: (change) => {
      const before = queries.getQueryData<Preferences>(KEY);
      queries.setQueryData<Preferences>(KEY, { ...before, ...change });
      return { before };
    },
    onError: (_error, _change, kept) => queries.setQueryData(KEY, kept?.before),
    onSuccess: (now) => queries.setQueryData(KEY, now),
  });
}
