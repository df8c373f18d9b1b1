import { useEffect, type RefObject } from 'react';

const LATER_MS = 30;
const LEVELS = 4;
const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * The focus stays where a person worked: a button that was disabled while its act went on has it
 * again, and one that went away leaves it to what stands in its place, else to the page. Whoever
 * presses somewhere else has let it go; what a page focuses itself comes first.
 */
export function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = main.current;
    if (!page) return;
    let last: HTMLElement | null = null;
    let around: HTMLElement[] = [];
    let timer = 0;
    const focused = (event: FocusEvent) => {
      last = event.target instanceof HTMLElement && page.contains(event.target) ? event.target : null;
      around = last ? ancestors(last, page) : [];
    };
    const pressed = () => (last = null);
    const keep = () => {
      if (!last || document.activeElement !== document.body || !document.hasFocus()) return;
      if (!last.isConnected) placeOf(around, page).focus({ preventScroll: true });
      else if (!last.matches(':disabled')) last.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, LATER_MS);
    });
    observer.observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', focused);
    document.addEventListener('pointerdown', pressed);
    return () => {
      observer.disconnect();
      window.clearTimeout(timer);
      document.removeEventListener('focusin', focused);
      document.removeEventListener('pointerdown', pressed);
    };
  }, [main]);
}

function ancestors(element: HTMLElement, page: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let each = element.parentElement; each && each !== page; each = each.parentElement) found.push(each);
  return found.slice(0, LEVELS);
}

/** What can have the focus nearest to where it was. */
function placeOf(around: HTMLElement[], page: HTMLElement): HTMLElement {
  for (const each of around) {
    const near = each.isConnected && each.querySelector<HTMLElement>(FOCUSABLE);
    if (near) return near;
  }
  return page;
}
