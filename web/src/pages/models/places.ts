import { answer, client } from '@/api/client';

/** Where a package is kept: a save of a draft, a proposal, or a deployment. */
export type Place =
  | { draft: number; number: number }
  | { proposal: number }
  | { deployment: string };

type Read = Promise<{ data?: string; error?: unknown; response: Response }>;

/** A file of a package as text. */
export function textOf(place: Place, path: string): Promise<string> {
  const parseAs = 'text' as const;
  if ('draft' in place) {
    const params = { path: { draft: place.draft, path }, query: { number: place.number } };
    return answer<string>(client.GET('/api/v1/model-drafts/{draft}/files/{path}', { params, parseAs }) as Read);
  }
  if ('proposal' in place) {
    const params = { path: { proposal: place.proposal, path } };
    return answer<string>(client.GET('/api/v1/proposals/{proposal}/files/{path}', { params, parseAs }) as Read);
  }
  const params = { path: { deployment_id: place.deployment, path } };
  return answer<string>(client.GET('/api/v1/deployments/{deployment_id}/files/{path}', { params, parseAs }) as Read);
}
