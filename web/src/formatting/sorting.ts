const finnish = new Intl.Collator('fi', { numeric: true, sensitivity: 'variant' });

/** The order of Finnish and Swedish names: … x y z å ä ö. */
export function inOrder(a: string, b: string): number {
  return finnish.compare(a, b);
}

/** The things sorted by a text of each, å ä ö after z. */
export function sortedBy<T>(things: readonly T[], text: (thing: T) => string): T[] {
  return [...things].sort((a, b) => inOrder(text(a), text(b)));
}
