import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { answer, client, type Schemas } from '@/api/client';
import { drawnFor } from '@/formatting/models';

export type Heat = Schemas['HeatRow'];
export type Incident = Schemas['Incident'];
export type Instance = Schemas['InstanceDetail'];
export type Job = Schemas['Job'];
export type Planned = Schemas['MigrationPlanned'];

const MOST = 100;
const WATCH_MS = 5000;

/** What an act on a running process may have changed. */
export const TOUCHED = ['instance', 'instances', 'jobs', 'incidents', 'heat'];

export function useOperations() {
  return useQuery({
    queryKey: ['operations'],
    queryFn: () => answer(client.GET('/api/v1/operations')),
    refetchInterval: WATCH_MS,
  });
}

/** What stands still, in one case or anywhere. */
export function useIncidents(case_id?: string) {
  return useQuery({
    queryKey: ['incidents', case_id],
    queryFn: () =>
      answer(
        client.GET('/api/v1/incidents', { params: { query: { state: 'open', limit: MOST, ...(case_id && { case_id }) } } }),
      ),
    select: (page) => page.items ?? [],
  });
}

type JobFilter = { case_id?: string; state?: string; kind?: string };

export function useJobs(filter: JobFilter) {
  return useQuery({
    queryKey: ['jobs', filter],
    queryFn: () =>
      answer(client.GET('/api/v1/jobs', { params: { query: { limit: MOST, ...filter } as { limit: number } } })),
    select: (page) => page.items ?? [],
    refetchInterval: WATCH_MS,
  });
}

export function useInstance(id: string) {
  return useQuery({
    queryKey: ['instance', id],
    queryFn: () => answer(client.GET('/api/v1/instances/{instance_id}', { params: { path: { instance_id: id } } })),
  });
}

/** The processes in an instance, its own first; none to those who may not know of its case. */
export function useDiagram(id: string) {
  return useQuery({
    queryKey: ['instance', id, 'diagram'],
    queryFn: () =>
      answer(client.GET('/api/v1/instances/{instance_id}/diagram', { params: { path: { instance_id: id } } })),
    select: (all) => all.items ?? [],
    retry: false,
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

/** How the elements fared: in the last so many days, or ever where none are given. */
export function useHeat(key: string, version: number | null, days: number | null) {
  return useQuery({
    queryKey: ['heat', key, version, days],
    queryFn: () =>
      answer(
        client.GET('/api/v1/definitions/process/{key}/heat', {
          params: { path: { key }, query: { ...(version && { version }), ...(days && { days }) } },
        }),
      ),
    select: (all) => all.elements ?? [],
  });
}

/** The model of a process, named in the reader's language. */
export function useSource(key: string, version: number | null) {
  const { language } = useTranslation().i18n;
  return useQuery({ ...sourceOf(key, version ?? 1, language), enabled: version !== null });
}

/** The models of several processes, as far as they are read. */
export function useSources(processes: { key?: string; version?: number }[]): (string | undefined)[] {
  const { language } = useTranslation().i18n;
  return useQueries({
    queries: processes.map((each) => sourceOf(each.key ?? '', each.version ?? 1, language)),
    combine: texts,
  });
}

function texts(found: { data?: string }[]): (string | undefined)[] {
  return found.map((each) => each.data);
}

function sourceOf(key: string, version: number, language: string) {
  return {
    queryKey: ['source', key, version, language],
    staleTime: Infinity,
    queryFn: () =>
      answer<string>(
        client.GET('/api/v1/definitions/{kind}/{key}/{version}/source', {
          params: { path: { kind: 'process', key, version } },
          parseAs: 'text',
        }) as Promise<{ data?: string; error?: unknown; response: Response }>,
      ).then((xml) => drawnFor(language, xml)),
  };
}

export interface InstanceFilter {
  version: number | null;
  state: string;
  element_id: string;
  older_than_days: string;
}

/** Those of a process, as its own or a called one; of a version only its own. */
export function useInstances(process: string, { version, state, element_id, older_than_days }: InstanceFilter) {
  const query = {
    limit: MOST,
    ...(version ? { definition_key: process, version } : state && state !== 'suspended' ? { definition_key: process } : { process }),
    ...(state && { state: state as 'active' }),
    ...(element_id && { element_id }),
    ...(older_than_days && { older_than_days: Number(older_than_days) }),
  };
  return useQuery({
    queryKey: ['instances', query],
    queryFn: () => answer(client.GET('/api/v1/instances', { params: { query } })),
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
    refetchInterval: ({ state }) => (state.data?.items?.some((each) => each.state === 'waiting') ? WATCH_MS : false),
  });
}
