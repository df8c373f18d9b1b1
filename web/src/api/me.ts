import { useQuery } from '@tanstack/react-query';

import { answer, client, type Schemas } from './client';
import { keepMark } from './session';

export type Me = Schemas['Me'];

/** Who is signed in; fails with status 401 when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: async () => {
      const me = await answer(client.GET('/api/v1/me'));
      keepMark(me.csrf);
      return me;
    },
    staleTime: 60_000,
    retry: false,
  });
}

/** The person who is signed in, with name and title. */
export function useMyself() {
  const id = useMe().data?.person_id ?? undefined;
  return useQuery({
    queryKey: ['persons', id],
    enabled: id !== undefined,
    staleTime: 600_000,
    queryFn: () =>
      answer(client.GET('/api/v1/persons/{person_id}', { params: { path: { person_id: id ?? '' } } })),
  });
}
