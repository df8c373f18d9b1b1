import { useQuery } from '@tanstack/react-query';

import { answer, client, type Schemas } from '@/api/client';

export type Task = Schemas['DeskTask'];
export type Paper = Schemas['Document'];

/** The duties that sign a stage off: what somebody else has prepared is checked, decided or signed. */
const SIGNING_OFF = new Set(['review', 'submit', 'check', 'decide', 'sign']);
const MOST = 100;

/** The sign-offs that wait for me, in the order of their deadlines. */
export function useSignOffs() {
  return useQuery({
    queryKey: ['desk', 'sign-offs'],
    queryFn: () => answer(client.GET('/api/v1/desk', { params: { query: { limit: MOST } } })),
    select: (page) => (page.items ?? []).filter((each) => SIGNING_OFF.has(each.duty ?? '')),
  });
}

/** The papers of the task's kind in its case, the newest first. */
export function usePapers(case_id: string | undefined, kind: string | undefined) {
  return useQuery({
    queryKey: ['documents', case_id, 'kind', kind],
    enabled: Boolean(case_id && kind),
    queryFn: () =>
      answer(
        client.GET('/api/v1/documents', {
          params: { query: { case_id, kind: kind as Paper['kind'], sort: '-created_at', limit: MOST } },
        }),
      ),
    select: (page) => (page.items ?? []).filter((each) => each.state !== 'corrected'),
  });
}

export function useStatements(case_id: string | undefined) {
  return useQuery({
    queryKey: ['statements', case_id],
    enabled: case_id !== undefined,
    queryFn: () => answer(client.GET('/api/v1/statements', { params: { query: { case_id, limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useDecisions(case_id: string | undefined) {
  return useQuery({
    queryKey: ['case-decisions', case_id],
    enabled: case_id !== undefined,
    queryFn: () => answer(client.GET('/api/v1/case-decisions', { params: { query: { case_id, limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

/** The meeting of the case that is open or convened: where its quorum and disqualifications stand. */
export function useCaseMeeting(case_id: string | undefined) {
  return useQuery({
    queryKey: ['meetings', 'of-case', case_id],
    enabled: case_id !== undefined,
    queryFn: () => answer(client.GET('/api/v1/meetings', { params: { query: { case_id, sort: '-starts', limit: MOST } } })),
    select: (page) => (page.items ?? []).find((each) => each.state === 'open' || each.state === 'invited'),
  });
}
