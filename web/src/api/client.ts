import createClient, { type Middleware } from 'openapi-fetch';

import { CallFailed, type Problem } from './problem';
import type { components, paths } from './schema';
import { sessionToken } from './session';

export type Schemas = components['schemas'];

const identified: Middleware = {
  onRequest({ request }) {
    const token = sessionToken();
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  },
};

export const client = createClient<paths>({ baseUrl: '/' });
client.use(identified);

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
