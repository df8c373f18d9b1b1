import { useEffect, type RefObject } from 'react';

const LATER_MS = 30;
const HEADINGS = 'h1, h2, h3, h4';
const FIELDS = 'input:not([type=hidden], :disabled), textarea:not(:disabled), select:not(:disabled)';

/** What had the focus last, and where else it may go; in a dialog, or in the page itself. */
interface Held {
  element: HTMLElement;
  dialog: Element | null;
  places: HTMLElement[];
  byKeys: boolean;
}

/**
 * The focus stays where a person worked: a button that was disabled while its act went on has it
 * again, and one that went away leaves it to what tells where one is, never to another act: to the
 * row or the heading around it, or to the field that was written in. What a page focuses itself comes first; a dialog gives it back to
 * what opened it, or to where that was. Whoever presses somewhere else has let it go.
 */
export function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = main.current;
    if (!page) return;
    let held: Held | null = null;
    let beneath: Held | null = null; // the dialog
    let timer = 0;
    const written: Written = new WeakMap(); // by its form
    const focused = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const dialog = target.closest('[role=dialog]');
      if (!dialog && target.closest('#root') === null) return; // an open list, which gives it back
      if (dialog && !held?.dialog) beneath = held;
      held = dialog || page.contains(target) ? { ...holding(target, dialog ?? page, written), dialog } : null;
    };
    const wrote = ({ target }: Event) => {
      const form = target instanceof HTMLElement && target.closest('form');
      if (form) written.set(form, target);
    };
    const pressed = () => (held = null);
    const keep = () => {
      if (document.activeElement !== document.body || !document.hasFocus()) return;
      if (held?.dialog && !held.dialog.isConnected) held = beneath;
      if (!held) return;
      if (!isThere(held.element)) focusOn(held.places.find(isThere) ?? page, held.byKeys);
      else if (!held.element.matches(':disabled')) held.element.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, LATER_MS);
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', focused);
    document.addEventListener('input', wrote);
    document.addEventListener('pointerdown', pressed);
    return () => {
      observer.disconnect();
      window.clearTimeout(timer);
      document.removeEventListener('focusin', focused);
      document.removeEventListener('input', wrote);
      document.removeEventListener('pointerdown', pressed);
    };
  }, [main]);
}

type Written = WeakMap<Element, HTMLElement>;

function holding(element: HTMLElement, whole: Element, written: Written) {
  return { element, places: placesOf(element, whole, written), byKeys: element.matches(':focus-visible') };
}

function isThere(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility({ visibilityProperty: true });
}

/** Where the focus may go from an element that is lost, the nearest first. */
function placesOf(element: HTMLElement, whole: Element, written: Written): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let around = element.parentElement; around; around = around.parentElement) {
    const place = placeIn(around, element, written);
    if (place && place !== element) found.push(place);
    if (around === whole) break;
  }
  return found;
}

/** The heading that the element stands under, the row it stands in, or a field of its form. */
function placeIn(around: HTMLElement, element: HTMLElement, written: Written): HTMLElement | null {
  const heading = around.querySelector<HTMLElement>(HEADINGS);
  if (heading && heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    return heading.querySelector<HTMLElement>('button, a') ?? heading;
  if (around.matches('li, tr')) return around.querySelector<HTMLElement>('a[href]') ?? around;
  if (around.matches('form')) return written.get(around) ?? around.querySelector<HTMLElement>(FIELDS);
  return around.matches('section, aside') ? around : null;
}

/** Whatever it is, it can have the focus for as long as nothing else has; keyboards see it. */
function focusOn(place: HTMLElement, byKeys: boolean): void {
  if (place.tabIndex < 0 && !place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: !byKeys });
}
