export type Values = Record<string, unknown>;

/** Values typed as a JSON object; nothing typed is none. Null where it is no object. */
export function valuesIn(text: string): Values | null {
  if (!text.trim()) return {};
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Values) : null;
  } catch {
    return null;
  }
}
