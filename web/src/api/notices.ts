import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { answer, client, type Schemas } from './client';

export type Notice = Schemas['Notice'];

/** How many notices I have not seen. */
export function useUnread() {
  return useQuery({
    queryKey: ['notices', 'unread'],
    staleTime: 60_000,
    queryFn: async () => (await answer(client.GET('/api/v1/notices/unread'))).count ?? 0,
  });
}

/** Hears of new notices as they come (server-sent events) while somebody is signed in. */
export function useNoticeStream(signedIn: boolean, heard: (notice: Notice) => void): void {
  const queries = useQueryClient();
  // The server repeats the last half minute; what has been said is not said again.
  const said = useRef(new Set<string>());
  useEffect(() => {
    if (!signedIn || typeof EventSource === 'undefined') return;
    const source = new EventSource('/api/v1/notices/stream');
    source.addEventListener('unread', (event: MessageEvent<string>) => {
      queries.setQueryData(['notices', 'unread'], (JSON.parse(event.data) as { count: number }).count);
    });
    source.addEventListener('notice', (event: MessageEvent<string>) => {
      const notice = JSON.parse(event.data) as Notice;
      if (said.current.has(notice.id ?? '')) return;
      said.current.add(notice.id ?? '');
      heard(notice);
      void queries.invalidateQueries({ queryKey: ['notices', 'list'] });
      void queries.invalidateQueries({ queryKey: ['desk'] });
    });
    return () => source.close();
  }, [signedIn, heard, queries]);
}
