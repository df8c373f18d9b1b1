import { useQuery } from '@tanstack/react-query';

import { answer, client, type Schemas } from '@/api/client';

export type Measure = Schemas['Measure'];
export type Status = NonNullable<Measure['status']>;
export type Round = Schemas['Round'];

export const STATUSES: Status[] = ['done', 'on_track', 'not_started', 'at_risk', 'delayed'];
const MOST = 200;

export function useMeasures() {
  return useQuery({
    queryKey: ['measures'],
    queryFn: () => answer(client.GET('/api/v1/measures', { params: { query: { limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useReports(measure_id: string) {
  return useQuery({
    queryKey: ['measures', measure_id, 'reports'],
    queryFn: () =>
      answer(client.GET('/api/v1/measures/{measure_id}/reports', { params: { path: { measure_id } } })),
    select: (all) => all.items,
  });
}

export function useRounds() {
  return useQuery({
    queryKey: ['rounds'],
    queryFn: () => answer(client.GET('/api/v1/rounds', { params: { query: { limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useRound(round_id: string) {
  return useQuery({
    queryKey: ['rounds', round_id],
    queryFn: () => answer(client.GET('/api/v1/rounds/{round_id}', { params: { path: { round_id } } })),
  });
}
