import { useEffect, useRef, type RefObject } from 'react';

const FIRST = 'input:not([type=hidden]), textarea, select, button';

/**
 * A form that opens in the place of its button: its first field has the focus, and the button has
 * it again once the form is closed, unless whoever sent it has gone on to elsewhere meanwhile.
 */
export function useInPlace(open: boolean): { opener: RefObject<HTMLButtonElement>; form: RefObject<HTMLFormElement | null> } {
  const opener = useRef<HTMLButtonElement>(null!);
  const form = useRef<HTMLFormElement>(null);
  const was = useRef(open);
  useEffect(() => {
    if (was.current === open) return;
    was.current = open;
    if (open) form.current?.querySelector<HTMLElement>(FIRST)?.focus();
    else if (document.activeElement === document.body) (opener.current as HTMLButtonElement | null)?.focus();
  }, [open]);
  return { opener, form };
}
