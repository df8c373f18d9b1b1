import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { answer, client, once } from '@/api/client';
import { CallFailed } from '@/api/problem';

import type { Draft } from './queries';
import { Saver, type Saving } from './saver';

/** What a browser still sends after the page has gone is at most 64 KB. */
const SENT_AFTER_ALL = 60_000;
/** The check and the comparison follow a little later than the saves: they are dearer. */
const LOOKED_AT_MS = 1000;
const MOVED_ON = 'draft-moved-on';

/** Keeps a file of a draft on the server as it is worked on; another's work is never overwritten. */
export function useSaving(draft: Draft, path: string) {
  const queries = useQueryClient();
  const seq = draft.seq ?? 0;
  const after = useRef(draft.number ?? 0);
  const [state, setState] = useState<Saving>('saved');
  const [error, setError] = useState<unknown>(null);
  const [start, setStart] = useState(draft.number ?? 0);
  const looking = useRef<number | undefined>(undefined);
  const look = useCallback(() => queries.invalidateQueries({ queryKey: ['drafts', seq] }), [queries, seq]);

  const saver = useMemo(() => {
    const put = async (text: string, leaving: boolean) => {
      const saved = await answer(
        client.PUT('/api/v1/model-drafts/{draft}', {
          params: { path: { draft: seq } },
          body: { after: after.current, files: { [path]: text }, removed: [], note: '' },
          keepalive: leaving && text.length < SENT_AFTER_ALL,
        }),
      );
      after.current = saved.number ?? after.current;
      window.clearTimeout(looking.current);
      looking.current = window.setTimeout(() => void look(), LOOKED_AT_MS);
    };
    const send = async (text: string, leaving: boolean) => {
      try {
        await put(text, leaving);
      } catch (failure) {
        const theirs = isMoved(failure) && (await detailOf(seq));
        if (!theirs || changedSince(theirs, after.current, path)) throw failure;
        after.current = theirs.number ?? after.current; // they saved other files: both stay
        await put(text, leaving);
      }
    };
    const tell = (now: Saving, failure: unknown) => {
      setState(now);
      setError(failure);
    };
    const isFinal = (failure: unknown): Saving | null => {
      if (isMoved(failure)) return 'taken';
      return failure instanceof CallFailed && failure.status >= 400 && failure.status < 500 ? 'failed' : null;
    };
    return new Saver({ send, tell, isFinal });
  }, [seq, path, look]);

  useEffect(() => {
    const number = draft.number ?? 0;
    if (number <= after.current || saver.pending) return;
    if (changedSince(draft, after.current, path)) setStart(number); // an earlier save was taken, or another's
    after.current = number;
  }, [draft, path, saver]);

  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && void saver.flush(true);
    const leave = () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // a field gives what it holds back
      void saver.flush(true);
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (!saver.pending) return;
      void saver.flush();
      event.preventDefault();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', warn);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('beforeunload', warn);
      saver.stop();
      void saver.flush();
    };
  }, [saver]);

  /** Ends a conflict: this window's work is kept as a save, and is the latest where `mine`. */
  const settle = async (mine: boolean) => {
    const theirs = await detailOf(seq);
    after.current = theirs.number ?? after.current;
    await saver.flush();
    if (!mine) {
      await answer(
        client.POST('/api/v1/model-drafts/{draft}/restore', {
          params: { path: { draft: seq }, header: once() },
          body: { number: theirs.number ?? 1 },
        }),
      );
    }
    await look();
  };
  /** Lets an editor that begins anew begin from what was saved last. */
  const reload = () => setStart(after.current);
  return { state, error, start, settle, reload, changed: saver.changed.bind(saver) };
}

function isMoved(failure: unknown): boolean {
  return failure instanceof CallFailed && failure.code === MOVED_ON;
}

function detailOf(draft: number): Promise<Draft> {
  return answer(client.GET('/api/v1/model-drafts/{draft}', { params: { path: { draft } } }));
}

/** Whether a file was changed by the saves after that number. */
function changedSince(draft: Draft, number: number, path: string): boolean {
  return (draft.saves ?? []).some((each) => (each.number ?? 0) > number && (each.changed ?? []).includes(path));
}
