/** What stands for any word in `Remove {…}`. */
const OPEN = '{…}';

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
  const shapes = Object.entries(own).filter(([english]) => english.includes(OPEN)).map(shapeOf);
  const word = (english: string) => own[english] ?? loose.get(plain(english));
  return (english) => word(english) ?? filledIn(shapes, english, word);
}

function shapeOf([english, told]: [string, string]) {
  const [before, after] = english.split(OPEN) as [string, string];
  return { before, after, told };
}

/** `Remove Text field` by `Remove {…}` and the word for what is between. */
function filledIn(shapes: ReturnType<typeof shapeOf>[], english: string, word: Translate): string | undefined {
  const shape = shapes.find(({ before, after }) => english.startsWith(before) && english.endsWith(after));
  if (!shape) return undefined;
  const inner = english.slice(shape.before.length, english.length - shape.after.length);
  return shape.told.replace(OPEN, word(inner) ?? inner);
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
      if (each.isContentEditable || each instanceof HTMLTextAreaElement) continue; // the author's own words
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
