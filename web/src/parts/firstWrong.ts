import { useEffect, type RefObject } from 'react';

const LATER_MS = 30;
const WRONG = '[aria-invalid=true], [class*="--error"] :is(input:not([type=hidden]), textarea, button)';

/** Leads to the first field within it that says what is wrong with it, once that is drawn. */
export function leadToFirstWrong(holder: RefObject<HTMLElement | null>): void {
  window.setTimeout(() => holder.current?.querySelector<HTMLElement>(WRONG)?.focus(), LATER_MS);
}

/**
 * Whoever sends a form that lacks something is led to the first field that says so, unless the form
 * tells it in a summary of its own.
 */
export function useFirstWrong(): void {
  useEffect(() => {
    const sent = ({ target: form }: SubmitEvent) => {
      if (!(form instanceof HTMLFormElement) || form.dataset['summary'] !== undefined) return;
      leadToFirstWrong({ current: form });
    };
    document.addEventListener('submit', sent);
    return () => document.removeEventListener('submit', sent);
  }, []);
}
