import { useCallback, useEffect, useRef, useState } from 'react';

import { answer, client } from '@/api/client';
import { CallFailed } from '@/api/problem';
import type { Answers } from '@/parts/form';

import { forget, keep } from './keptDraft';

export type Saving =
  | { is: 'idle' }
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  | { is: 'offline' }
  | { is: 'conflict'; savedAt: string | null }
  | { is: 'refused'; error: unknown };

const PAUSE_MS = 1000;
const AGAIN_MS = 5000;

/** Keeps what is typed: at once in this browser, after a pause on the server. */
export function useAutosave(taskId: string, person: string, first: string | null) {
  const [saving, setSaving] = useState<Saving>(first ? { is: 'saved', at: first } : { is: 'idle' });
  const basedOn = useRef(first);
  const waiting = useRef<Answers | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const busy = useRef(false);
  const ended = useRef(false);

  const send = useCallback(async () => {
    const data = waiting.current;
    if (data === null || busy.current || ended.current) return;
    busy.current = true;
    setSaving({ is: 'saving' });
    try {
      const draft = await answer(
        client.PUT('/api/v1/tasks/{task_id}/draft', {
          params: { path: { task_id: taskId } },
          body: { data, based_on: basedOn.current },
        }),
      );
      basedOn.current = draft.saved_at ?? null;
      if (waiting.current === data) waiting.current = null;
      if (waiting.current === null) forget(taskId, person);
      else keep(taskId, person, { data: waiting.current, basedOn: basedOn.current });
      setSaving({ is: 'saved', at: draft.saved_at ?? '' });
    } catch (error) {
      setSaving(outcomeOf(error));
    } finally {
      busy.current = false;
    }
    if (waiting.current !== null) timer.current = window.setTimeout(() => void send(), AGAIN_MS);
  }, [taskId, person]);

  const save = useCallback(
    (data: Answers) => {
      waiting.current = data;
      keep(taskId, person, { data, basedOn: basedOn.current });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void send(), PAUSE_MS);
    },
    [send, taskId, person],
  );

  /** What the person has decided about another window's draft: mine goes over it. */
  const overwrite = useCallback(
    (savedAt: string | null) => {
      basedOn.current = savedAt;
      void send();
    },
    [send],
  );

  const end = useCallback(() => {
    ended.current = true;
    window.clearTimeout(timer.current);
    forget(taskId, person);
  }, [taskId, person]);

  useEffect(() => {
    const now = () => void send();
    window.addEventListener('online', now);
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('online', now);
      window.removeEventListener('pagehide', now);
      now();
    };
  }, [send]);

  return { saving, save, overwrite, end };
}

function outcomeOf(error: unknown): Saving {
  if (!(error instanceof CallFailed) || error.status === 0 || error.status >= 500) return { is: 'offline' };
  if (error.code === 'draft-changed') {
    return { is: 'conflict', savedAt: (error.problem?.details?.['saved_at'] as string | undefined) ?? null };
  }
  return { is: 'refused', error };
}
