import { useQuery } from '@tanstack/react-query';

import { answer, client, type Schemas } from '@/api/client';
import { useCommand } from '@/api/useCommand';

export type Meeting = Schemas['Meeting'];
export type MeetingDetail = Schemas['MeetingDetail'];
export type Item = Schemas['AgendaItem'];
export type Seat = Schemas['Seat'];
export type Invitation = Schemas['Invitation'];
export type Presence = Schemas['Presence'];
export type Recusal = Schemas['Recusal'];
export type Decision = Schemas['Decision'];
export type Minutes = Schemas['Minutes'];
export type Planning = Schemas['Planning'];

const MOST = 200;
const LIVE_MS = 5000;

export interface Filter {
  mine: boolean;
  past: boolean;
}

/** Meetings to come in their order, or those that are over, the latest first. */
export function useMeetings({ mine, past }: Filter, now: string) {
  const when = past ? { until: now, sort: '-starts' as const } : { since: now, sort: 'starts' as const };
  return useQuery({
    queryKey: ['meetings', 'list', mine, past, now],
    queryFn: () =>
      answer(
        client.GET('/api/v1/meetings', { params: { query: { limit: MOST, ...when, ...(mine && { mine }) } } }),
      ),
    select: (page) => page.items ?? [],
    placeholderData: (before) => before,
  });
}

/** Whether I may plan a meeting, in which cases and of which bodies; where I may not, why. */
export function usePlanning() {
  return useQuery({
    queryKey: ['meetings', 'planning'],
    queryFn: () => answer(client.GET('/api/v1/meetings/planning')),
  });
}

/** `live` asks again every few seconds: others record in the same meeting. */
export function useMeeting(meeting_id: string, live = false) {
  return useQuery({
    queryKey: ['meetings', meeting_id],
    queryFn: () => answer(client.GET('/api/v1/meetings/{meeting_id}', { params: { path: { meeting_id } } })),
    refetchInterval: live ? LIVE_MS : false,
  });
}

export function useAgenda(meeting_id: string, live = false) {
  return useQuery({
    queryKey: ['meetings', meeting_id, 'agenda'],
    queryFn: () =>
      answer(client.GET('/api/v1/meetings/{meeting_id}/agenda', { params: { path: { meeting_id } } })),
    refetchInterval: live ? LIVE_MS : false,
  });
}

export function useInvitations(meeting_id: string) {
  return useQuery({
    queryKey: ['meetings', meeting_id, 'invitations'],
    queryFn: () =>
      answer(client.GET('/api/v1/meetings/{meeting_id}/invitations', { params: { path: { meeting_id } } })),
    select: (all) => all.items,
  });
}

export function useAttendance(meeting_id: string, live = false) {
  return useQuery({
    queryKey: ['meetings', meeting_id, 'attendance'],
    queryFn: () =>
      answer(client.GET('/api/v1/meetings/{meeting_id}/attendance', { params: { path: { meeting_id } } })),
    refetchInterval: live ? LIVE_MS : false,
  });
}

export function useRecusals(meeting_id: string, live = false) {
  return useQuery({
    queryKey: ['meetings', meeting_id, 'recusals'],
    queryFn: () =>
      answer(client.GET('/api/v1/meetings/{meeting_id}/recusals', { params: { path: { meeting_id } } })),
    refetchInterval: live ? LIVE_MS : false,
  });
}

/** The quorum for one item: who is disqualified in it is not counted. */
export function useItemQuorum(meeting_id: string, item_id: string) {
  return useQuery({
    queryKey: ['meetings', meeting_id, 'quorum', item_id],
    queryFn: () =>
      answer(client.GET('/api/v1/agenda-items/{item_id}/quorum', { params: { path: { item_id } } })),
    refetchInterval: LIVE_MS,
  });
}

export function useVotes(meeting_id: string, item_id: string) {
  return useQuery({
    queryKey: ['meetings', meeting_id, 'votes', item_id],
    queryFn: () =>
      answer(client.GET('/api/v1/agenda-items/{item_id}/votes', { params: { path: { item_id } } })),
  });
}

export function useDecisions(meeting_id: string) {
  return useQuery({
    queryKey: ['meetings', meeting_id, 'decisions'],
    queryFn: () =>
      answer(client.GET('/api/v1/case-decisions', { params: { query: { meeting_id, limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useDecision(meeting_id: string, decision_id: string) {
  return useQuery({
    queryKey: ['meetings', meeting_id, 'decisions', decision_id],
    queryFn: () =>
      answer(client.GET('/api/v1/case-decisions/{decision_id}', { params: { path: { decision_id } } })),
  });
}

export function useMinutes(meeting_id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['meetings', meeting_id, 'minutes'],
    enabled,
    queryFn: () =>
      answer(client.GET('/api/v1/meetings/{meeting_id}/minutes', { params: { path: { meeting_id } } })),
  });
}

/** The last remark with which the minutes of the meeting were sent back, as it stands in the log. */
export function useRemark({ id, case_id }: MeetingDetail) {
  return useQuery({
    queryKey: ['meetings', id, 'remarks'],
    queryFn: () =>
      answer(
        client.GET('/api/v1/audit', { params: { query: { case_id, action: 'return-minutes', limit: MOST } } }),
      ),
    select: (page) => (page.items ?? []).filter((each) => each.subject === id).at(-1),
  }).data;
}

/** One command on a meeting: all that shows the meeting is read again. */
export function useAct<Input = void, Output = unknown>(act: (input: Input) => Promise<Output>, said: string) {
  return useCommand(act, said, ['meetings']);
}
