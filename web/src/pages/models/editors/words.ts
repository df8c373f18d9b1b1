import { WORDS_FI } from './words-fi';
import { WORDS_SV } from './words-sv';

const WORDS: Record<string, Record<string, string>> = { fi: WORDS_FI, sv: WORDS_SV };

/** The modeler's own words in the reader's language; what has none stays in English. */
export function wordsModule(language: string) {
  const words = WORDS[language] ?? {};
  const translate = (template: string, values: Record<string, string> = {}) =>
    (words[template] ?? template).replace(/{([^}]+)}/g, (_, name: string) => values[name] ?? `{${name}}`);
  return { translate: ['value', translate] };
}
