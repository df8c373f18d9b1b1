/** The files of one language's folder by their names, which are the namespaces of the texts. */
export function gathered(files: Record<string, unknown>): Record<string, Record<string, unknown>> {
  const named = Object.entries(files).map(([path, texts]) => {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
    return [name, texts as Record<string, unknown>] as const;
  });
  return Object.fromEntries(named);
}
