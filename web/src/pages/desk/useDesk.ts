import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';

import { allPages, answer, client } from '@/api/client';

import type { DeskTask } from './tasks';

const FRESH_MS = 30_000;

/**
 * The desk as it is shown, and how far it is behind. What a person is looking at never moves by
 * itself: fresh tasks wait until they are asked for.
 */
export function useDesk() {
  const fresh = useQuery({
    queryKey: ['desk'],
    refetchInterval: FRESH_MS,
    queryFn: () =>
      allPages((cursor) =>
        answer(client.GET('/api/v1/desk', { params: { query: { limit: 200, cursor } } })),
      ),
  });
  const [shown, setShown] = useState<DeskTask[] | null>(null);
  useEffect(() => {
    if (fresh.data && shown === null) setShown(fresh.data);
  }, [fresh.data, shown]);

  const behind = useMemo(() => difference(shown ?? [], fresh.data ?? []), [shown, fresh.data]);
  const update = useCallback(() => setShown(fresh.data ?? null), [fresh.data]);
  const replace = useCallback((task: Partial<DeskTask>) => {
    setShown((before) => before?.map((each) => (each.id === task.id ? { ...each, ...task } : each)) ?? null);
  }, []);
  const drop = useCallback((id: string) => {
    setShown((before) => before?.filter((each) => each.id !== id) ?? null);
  }, []);
  return { tasks: shown, error: fresh.error, refetch: fresh.refetch, behind, update, replace, drop };
}

function difference(shown: DeskTask[], fresh: DeskTask[]) {
  const had = new Set(shown.map((task) => task.id));
  const has = new Set(fresh.map((task) => task.id));
  return {
    added: fresh.filter((task) => !had.has(task.id)).length,
    gone: shown.filter((task) => !has.has(task.id)).length,
  };
}
