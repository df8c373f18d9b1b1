interface Named {
  element_id?: string;
  names?: Record<string, string>;
}

/** What an element is called in a language, else in Finnish, else by its id. */
export function nameOf(thing: Named, language: string): string {
  return thing.names?.[language] || thing.names?.['fi'] || (thing.element_id ?? '');
}
