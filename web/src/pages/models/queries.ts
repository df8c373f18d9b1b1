import { useQuery } from '@tanstack/react-query';

import { answer, client, type Schemas } from '@/api/client';

export type Draft = Schemas['ModelDraftDetail'];
export type Finding = Schemas['Finding'];
export type Difference = Schemas['Difference'];
export type Tested = Schemas['Tested'];
export type Findings = Schemas['Findings'];
export type Proposal = Schemas['ModelProposalDetail'];

const MOST = 100;

export function useDeployments() {
  return useQuery({
    queryKey: ['deployments'],
    queryFn: () => answer(client.GET('/api/v1/deployments', { params: { query: { limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useDrafts() {
  return useQuery({
    queryKey: ['drafts'],
    queryFn: () => answer(client.GET('/api/v1/model-drafts', { params: { query: { limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useDraft(draft: number) {
  return useQuery({
    queryKey: ['drafts', draft],
    queryFn: () => answer(client.GET('/api/v1/model-drafts/{draft}', { params: { path: { draft } } })),
  });
}

/** A file of a save as text; a save never changes, so it is fetched once. */
export function useFile(draft: number, path: string | null, number: number) {
  return useQuery({
    queryKey: ['draft-file', draft, path, number],
    enabled: path !== null,
    staleTime: Infinity,
    queryFn: () => fileText(draft, path ?? '', number),
  });
}

async function fileText(draft: number, path: string, number: number): Promise<string> {
  return answer<string>(
    client.GET('/api/v1/model-drafts/{draft}/files/{path}', {
      params: { path: { draft, path }, query: { number } },
      parseAs: 'text',
    }) as Promise<{ data?: string; error?: unknown; response: Response }>,
  );
}

/** What a deployment of this save would be told. */
/** What the check says of a draft; `staffed_by`: of a case whose people are to do the tasks. */
export function useFindings(draft: number, number: number, staffed_by: string) {
  return useQuery({
    queryKey: ['draft-findings', draft, number, staffed_by],
    staleTime: Infinity,
    queryFn: () => answer(client.POST('/api/v1/model-drafts/{draft}/check', { params: { path: { draft } }, body: { staffed_by: staffed_by || null } })),
    placeholderData: (before) => before,
  });
}

export function useDifferences(draft: number, number: number) {
  return useQuery({
    queryKey: ['draft-differences', draft, number],
    staleTime: Infinity,
    queryFn: () =>
      answer(client.GET('/api/v1/model-drafts/{draft}/differences', { params: { path: { draft }, query: {} } })),
    select: (all) => all.differences ?? [],
  });
}

/** What two deployed versions of a process, with the packages they came in, do differently. */
export function useVersionDifferences(key: string, old: number, now: number) {
  return useQuery({
    queryKey: ['version-differences', key, old, now],
    staleTime: Infinity,
    queryFn: () =>
      answer(client.GET('/api/v1/comparisons', { params: { query: { kind: 'process', key, old, new: now } } })),
    select: (all) => all.differences ?? [],
  });
}

export function useProposals() {
  return useQuery({
    queryKey: ['proposals'],
    queryFn: () => answer(client.GET('/api/v1/proposals', { params: { query: { limit: MOST } } })),
    select: (page) => page.items ?? [],
  });
}

export function useProposal(proposal: number) {
  return useQuery({
    queryKey: ['proposals', proposal],
    queryFn: () => answer(client.GET('/api/v1/proposals/{proposal}', { params: { path: { proposal } } })),
  });
}

/** A form with files, as browsers send it; the paths of the files are kept. */
export function multipart(fields: Record<string, string>, files: readonly File[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const file of files) form.append('files', file, file.webkitRelativePath || file.name);
  return form;
}
