import { answer, client, type Schemas } from '@/api/client';
import { CallFailed } from '@/api/problem';
import type { Answers } from '@/parts/form';

import type { Paper } from './queries';

/** What a task tells of the paper that it would sign. */
type Signing = Pick<Schemas['Task'], 'duty' | 'case_id' | 'document'>;

/** The duties whose answer is a signature on the task's paper. */
const DUTIES = new Set(['submit', 'sign']);

/** The answers by which a signer sends the paper back: they sign nothing. */
const SENDING_BACK = new Set<unknown>(['return', 'reject', 'changes', 'rework']);

const TRIES = 3;

export function signsPaper(task: Signing): boolean {
  return DUTIES.has(task.duty ?? '') && Boolean(task.document);
}

export function sendsBack(data: Answers): boolean {
  return ['decision', 'review_result', 'submission'].some((name) => SENDING_BACK.has(data[name]));
}

/** The newest paper of the task's kind in its case: the one that is signed. Null where there is none. */
export async function paperToSign({ case_id, document }: Signing): Promise<Paper | null> {
  const query = { case_id, kind: document as Paper['kind'], sort: '-created_at', limit: 10 } as const;
  const page = await answer(client.GET('/api/v1/documents', { params: { query } }));
  return (page.items ?? []).find((each) => each.state !== 'corrected' && each.readable) ?? null;
}

/** What a signer is shown, and the revision of the case at which it stood so. */
export interface Seen {
  revision: number;
  version: Schemas['VersionDetail'];
}

/** The revision first, then the words: what is read cannot be older than the revision says. */
export async function asItStands(task_id: string, document_id: string): Promise<Seen> {
  const task = await answer(client.GET('/api/v1/tasks/{task_id}', { params: { path: { task_id } } }));
  const path = { document_id };
  const paper = await answer(client.GET('/api/v1/documents/{document_id}', { params: { path } }));
  const version = await answer(
    client.GET('/api/v1/documents/{document_id}/versions/{version}', {
      params: { path: { document_id, version: paper.revision } },
    }),
  );
  return { revision: task.revision ?? 0, version };
}

/**
 * Signs what was seen. The case may have moved on without touching the paper: the same words are
 * then signed. Throws the refusal where they have changed; `again` has read the new ones.
 */
export async function signTheSame<Done>(
  seen: Seen,
  again: () => Promise<Seen | undefined>,
  sign: (revision: number) => Promise<Done>,
  tries = TRIES,
): Promise<Done> {
  try {
    return await sign(seen.revision);
  } catch (failure) {
    if (!(failure instanceof CallFailed) || failure.code !== 'stale-revision' || tries === 0) throw failure;
    const now = await again();
    if (now?.version.sha256 !== seen.version.sha256) throw failure;
    return signTheSame(now, again, sign, tries - 1);
  }
}
