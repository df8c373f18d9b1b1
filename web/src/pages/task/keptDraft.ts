import type { Answers } from '@/parts/form';

/** What has been typed and has not reached the server yet; kept in this browser until it has. */
export interface Kept {
  data: Answers;
  /** The draft on the server that it was typed on; null: on none. */
  basedOn: string | null;
}

const place = (taskId: string, person: string) => `paatospolku.draft.${person}.${taskId}`;

export function keep(taskId: string, person: string, kept: Kept): void {
  try {
    localStorage.setItem(place(taskId, person), JSON.stringify(kept));
  } catch {
    // A full or closed store: the server's draft still is there.
  }
}

export function kept(taskId: string, person: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(place(taskId, person)) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export function forget(taskId: string, person: string): void {
  localStorage.removeItem(place(taskId, person));
}
