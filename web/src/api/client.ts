import createClient, { type Middleware } from 'openapi-fetch';

import { CallFailed, type Problem } from './problem';
import type { components, paths } from './schema';
import { persistent } from './persistent';
import { sessionEnded, sessionMark } from './session';

export type Schemas = components['schemas'];

const marked: Middleware = {
  onRequest({ request }) {
    const mark = sessionMark();
    if (mark && request.method !== 'GET') request.headers.set('X-CSRF-Token', mark);
    return request;
  },
};

export const client = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  fetch: persistent,
});
client.use(marked);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of a call; throws CallFailed on a refusal or a lost connection. */
export async function answer<T>(call: Promise<Answer<T>>): Promise<T> {
  let result: Answer<T>;
  try {
    result = await call;
  } catch {
    throw new CallFailed(0, null);
  }
  if (result.response.status === 401) sessionEnded();
  if (!result.response.ok) throw new CallFailed(result.response.status, asProblem(result.error));
  return result.data as T;
}

function asProblem(error: unknown): Problem | null {
  return error !== null && typeof error === 'object' && 'detail' in error ? (error as Problem) : null;
}

/** The header that makes a repeated command count once. */
export function once(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': crypto.randomUUID() };
}

/** The pages of a list one after another, at most `most` rows. */
export async function allPages<T>(
  page: (cursor: string | undefined) => Promise<{ items?: T[]; next?: string | null }>,
  most = 1000,
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const answer = await page(cursor);
    found.push(...(answer.items ?? []));
    cursor = answer.next ?? undefined;
  } while (cursor && found.length < most);
  return found;
}
