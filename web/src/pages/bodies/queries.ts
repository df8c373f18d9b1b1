import { useQuery } from '@tanstack/react-query';

import { answer, client, type Schemas } from '@/api/client';

export type Body = Schemas['Body'];
export type Membership = Schemas['Membership'];
export type Person = Schemas['Person'];
export type Quota = Schemas['Quota'];

const MOST = 200;

export function useBodies() {
  return useQuery({
    queryKey: ['bodies'],
    queryFn: () => answer(client.GET('/api/v1/bodies', { params: { query: { limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useBody(body_id: string) {
  return useQuery({
    queryKey: ['bodies', body_id],
    queryFn: () => answer(client.GET('/api/v1/bodies/{body_id}', { params: { path: { body_id } } })),
  });
}

export function usePosts(body_id: string) {
  return useQuery({
    queryKey: ['bodies', body_id, 'posts'],
    queryFn: () => answer(client.GET('/api/v1/bodies/{body_id}/posts', { params: { path: { body_id } } })),
    select: (posts) => posts.items ?? [],
  });
}

/** All memberships a body has ever had, or those in force on a day. */
export function useMemberships(body_id: string, on?: string) {
  return useQuery({
    queryKey: ['bodies', body_id, 'memberships', on ?? ''],
    queryFn: () =>
      answer(client.GET('/api/v1/memberships', { params: { query: { body_id, limit: MOST, ...(on && { on }) } } })),
    select: (page) => page.items ?? [],
    placeholderData: (before) => before,
  });
}

export function useComposition(body_id: string, on: string) {
  return useQuery({
    queryKey: ['bodies', body_id, 'composition', on],
    queryFn: () =>
      answer(
        client.GET('/api/v1/bodies/{body_id}/composition', { params: { path: { body_id }, query: { on } } }),
      ),
    retry: false,
  });
}

export function useOrganizations() {
  return useQuery({
    queryKey: ['organizations'],
    queryFn: () => answer(client.GET('/api/v1/organizations', { params: { query: { limit: MOST } } })),
    select: (page) => new Map((page.items ?? []).map((each) => [each.id, each])),
    staleTime: 600_000,
  });
}

export function usePersons() {
  return useQuery({
    queryKey: ['persons', 'all'],
    queryFn: () => answer(client.GET('/api/v1/persons', { params: { query: { limit: MOST } } })),
    select: (page) => page.items ?? [],
    staleTime: 600_000,
  });
}
