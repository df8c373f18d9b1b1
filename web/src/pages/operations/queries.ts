import { useQuery } from '@tanstack/react-query';

import { answer, client, type Schemas } from '@/api/client';

export type Heat = Schemas['HeatRow'];
export type Incident = Schemas['Incident'];
export type Planned = Schemas['MigrationPlanned'];

const MOST = 100;
const WATCH_MS = 5000;

export function useOperations() {
  return useQuery({
    queryKey: ['operations'],
    queryFn: () => answer(client.GET('/api/v1/operations')),
    refetchInterval: WATCH_MS,
  });
}

export function useIncidents() {
  return useQuery({
    queryKey: ['incidents'],
    queryFn: () => answer(client.GET('/api/v1/incidents', { params: { query: { state: 'open', limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

/** All versions of all processes, the newest of each first. */
export function useProcesses() {
  return useQuery({
    queryKey: ['definitions', 'process'],
    queryFn: () =>
      answer(client.GET('/api/v1/definitions', { params: { query: { kind: 'process', limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useHeat(key: string, version: number | null) {
  return useQuery({
    queryKey: ['heat', key, version],
    queryFn: () =>
      answer(
        client.GET('/api/v1/definitions/process/{key}/heat', {
          params: { path: { key }, query: version ? { version } : {} },
        }),
      ),
    select: (all) => all.elements ?? [],
  });
}

export function useSource(key: string, version: number | null) {
  return useQuery({
    queryKey: ['source', key, version],
    enabled: version !== null,
    staleTime: Infinity,
    queryFn: () =>
      answer<string>(
        client.GET('/api/v1/definitions/{kind}/{key}/{version}/source', {
          params: { path: { kind: 'process', key, version: version ?? 1 } },
          parseAs: 'text',
        }) as Promise<{ data?: string; error?: unknown; response: Response }>,
      ),
  });
}

export function useInstances(process: string, element_id: string | null) {
  return useQuery({
    queryKey: ['instances', process, element_id],
    queryFn: () =>
      answer(
        client.GET('/api/v1/instances', {
          params: { query: { limit: MOST, process, ...(element_id && { element_id }) } },
        }),
      ),
    select: (page) => page.items ?? [],
  });
}

export function useBatches() {
  return useQuery({
    queryKey: ['migrations'],
    queryFn: () => answer(client.GET('/api/v1/migrations', { params: { query: { limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useBatch(batch: number) {
  return useQuery({
    queryKey: ['migrations', batch],
    queryFn: () => answer(client.GET('/api/v1/migrations/{batch}', { params: { path: { batch } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? WATCH_MS : false),
  });
}

export function useMoves(batch: number) {
  return useQuery({
    queryKey: ['migrations', batch, 'instances'],
    queryFn: () =>
      answer(client.GET('/api/v1/migrations/{batch}/instances', { params: { path: { batch }, query: { limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}
