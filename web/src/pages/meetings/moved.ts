/** The things with the one at `from` moved to `to`. */
export function moved<T>(things: readonly T[], from: number, to: number): T[] {
  const rest = things.filter((_, place) => place !== from);
  const one = things[from];
  return one === undefined ? [...things] : [...rest.slice(0, to), one, ...rest.slice(to)];
}
