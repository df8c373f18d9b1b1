import type { FocusEvent, ReactNode } from 'react';

const KEPT = 'data-controls';

/**
 * Around a select with search: while its list is not in the page, the input must not claim to
 * control it (the part does so always, which screen readers and axe take for an error); and it
 * does not take the focus back from whoever has gone on to the next field.
 */
export function Combobox({ children }: { children: ReactNode }) {
  const closed = (holder: HTMLElement | null) => {
    const input = holder?.querySelector<HTMLInputElement>('input[aria-controls]');
    if (input) input.select = selectedInFocus;
    if (!input || input.contains(document.activeElement)) return;
    input.setAttribute(KEPT, input.getAttribute('aria-controls') ?? '');
    input.removeAttribute('aria-controls');
  };
  const focused = (event: FocusEvent<HTMLElement>) => {
    const known = event.target.getAttribute(KEPT);
    if (known) event.target.setAttribute('aria-controls', known);
  };
  return (
    <div className="combobox" ref={closed} onFocus={focused} onBlur={(event) => closed(event.currentTarget)}>
      {children}
    </div>
  );
}

/** The part selects its words a tenth of a second after a choice, and selecting gives the focus. */
function selectedInFocus(this: HTMLInputElement) {
  if (this === document.activeElement) HTMLInputElement.prototype.select.call(this);
}
