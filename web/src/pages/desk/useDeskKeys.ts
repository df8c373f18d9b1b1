import { useEffect, useRef, type RefObject } from 'react';

import { usePreferences } from '@/api/preferences';

interface Keys {
  list: RefObject<HTMLElement | null>;
  search: RefObject<HTMLInputElement | null>;
  claim: (id: string) => void;
  choose: (id: string) => void;
  update: () => void;
  help: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    (target as HTMLInputElement).type !== 'checkbox'
  );
}

function rowOf(element: Element | null): string | undefined {
  return element?.closest<HTMLElement>('[data-task]')?.dataset['task'];
}

/** j and k walk through the rows, c claims, x chooses; one letter does nothing while one types. */
export function useDeskKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  const on = usePreferences().data?.shortcuts !== false;
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role=dialog]')) return;
      if (act(event.key, now.current)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
}

function act(key: string, { list, search, claim, choose, update, help }: Keys): boolean {
  const row = rowOf(document.activeElement);
  if (key === 'j' || key === 'k') return walk(list.current, key === 'j' ? 1 : -1);
  if (key === 'c' && row) claim(row);
  else if (key === 'x' && row) choose(row);
  else if (key === 'r') update();
  else if (key === '/') search.current?.focus();
  else if (key === '?') help();
  else return false;
  return true;
}

function walk(list: HTMLElement | null, step: 1 | -1): boolean {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const at = rows.findIndex((each) => rowOf(each) === rowOf(document.activeElement));
  const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}
