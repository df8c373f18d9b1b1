import { PANEL_FI } from './panel-fi';
import { PANEL_SV } from './panel-sv';
import { WORDS_FI } from './words-fi';
import { WORDS_SV } from './words-sv';

const OWN: Record<string, Record<string, string>> = {
  fi: { ...PANEL_FI, ...WORDS_FI },
  sv: { ...PANEL_SV, ...WORDS_SV },
};

/** `User Task` of the panel is `User task` of the menus. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('-', ' ');
}

const LOOSE = Object.fromEntries(
  Object.entries(OWN).map(([language, words]) => [
    language,
    new Map(Object.entries(words).map(([english, word]) => [plain(english), word])),
  ]),
);

function wordIn(language: string, english: string): string | undefined {
  return OWN[language]?.[english] ?? LOOSE[language]?.get(plain(english));
}

/** The modeler's own words in the reader's language; what has none stays in English. */
export function wordsModule(language: string) {
  const translate = (template: string, values: Record<string, string> = {}) =>
    (wordIn(language, template) ?? template).replace(/{([^}]+)}/g, (whole, name: string) => values[name] ?? whole);
  return { translate: ['value', translate] };
}

const OF_SIMULATION = '[class*="bts-"]';

/** Puts the words of the token simulation, which cannot be told a language, into the reader's. */
export function retold(holder: HTMLElement, language: string): () => void {
  const retell = () => {
    for (const each of holder.querySelectorAll<HTMLElement>(OF_SIMULATION)) {
      const title = wordIn(language, each.title);
      if (each.title && title) each.title = title;
      for (const child of each.childNodes) {
        const text = child.nodeType === Node.TEXT_NODE ? (child.nodeValue ?? '').trim() : '';
        const word = text && wordIn(language, text);
        if (word && word !== text) child.nodeValue = (child.nodeValue ?? '').replace(text, word);
      }
    }
  };
  if (!OWN[language]) return () => {};
  const observer = new MutationObserver(retell);
  observer.observe(holder, { childList: true, subtree: true });
  retell();
  return () => observer.disconnect();
}
