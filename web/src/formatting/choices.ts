import { inOrder } from './sorting';

/** A value and what it is called. */
export interface Choice {
  value: string;
  label: string;
}

/** The different values of things, named and in order. */
export function choicesOf<T>(things: readonly T[], value: (thing: T) => string, label: (thing: T) => string): Choice[] {
  const found = new Map(things.map((thing) => [value(thing), label(thing)]));
  return [...found].map(([key, name]) => ({ value: key, label: name })).sort((a, b) => inOrder(a.label, b.label));
}
