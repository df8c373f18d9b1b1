/** English words with their own in Finnish and Swedish. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** A word in the reader's language; nothing where it is to stay as it is. */
export type Translate = (english: string) => string | undefined;

/** `User Task` of the panel is `User task` of the menus. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('-', ' ');
}

/** The words of one editor for readers of a language. */
export function translator(words: Words, language: string): Translate {
  const own = words[language];
  if (!own) return () => undefined;
  const loose = new Map(Object.entries(own).map(([english, word]) => [plain(english), word]));
  return (english) => own[english] ?? loose.get(plain(english));
}

/** An editor's own words in the reader's language; what has none stays in English. */
export function wordsModule(translate: Translate) {
  const filled = (template: string, values: Record<string, string> = {}) =>
    (translate(template) ?? template).replace(/{\s*([^}\s]+)\s*}/g, (whole, name: string) => values[name] ?? whole);
  return { translate: ['value', filled] };
}

const READ_ALOUD = ['title', 'placeholder', 'aria-label'];

/** Puts words of a part that cannot be told a language into the reader's, as they are drawn. */
export function retold(holder: HTMLElement, translate: Translate, selector: string): () => void {
  const retell = () => {
    for (const each of holder.querySelectorAll<HTMLElement>(selector)) {
      for (const name of READ_ALOUD) {
        const [told, word] = [each.getAttribute(name), translate(each.getAttribute(name) ?? '')];
        if (told && word && word !== told) each.setAttribute(name, word);
      }
      for (const child of each.childNodes) {
        const text = child.nodeType === Node.TEXT_NODE ? (child.nodeValue ?? '').trim() : '';
        const word = text && translate(text);
        if (word && word !== text) child.nodeValue = (child.nodeValue ?? '').replace(text, word);
      }
    }
  };
  const observer = new MutationObserver(retell);
  observer.observe(holder, { childList: true, subtree: true, characterData: true });
  retell();
  return () => observer.disconnect();
}
