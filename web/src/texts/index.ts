import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

type Catalogue = Record<string, Record<string, unknown>>;
const KEPT = 'paatospolku.language';

// One chunk a language: a reader loads the words of their own language alone.
const load: Record<Language, () => Promise<{ catalogue: Catalogue }>> = {
  fi: () => import('./fi'),
  sv: () => import('./sv'),
  en: () => import('./en'),
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

function preferred(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  const asked = navigator.languages.map((each) => each.slice(0, 2)).find(isLanguage);
  return asked ?? 'fi';
}

/** The language the reader has chosen on this machine, if any. */
export function chosenLanguage(): Language | null {
  const kept = localStorage.getItem(KEPT);
  return isLanguage(kept) ? kept : null;
}

/** Loads a language's catalogue and turns all pages to it. */
export async function turnTo(language: Language, keep = true): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'app')) {
    const { catalogue } = await load[language]();
    for (const [namespace, texts] of Object.entries(catalogue)) {
      i18next.addResourceBundle(language, namespace, texts);
    }
  }
  if (keep) localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    defaultNS: 'app',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await turnTo(preferred(), false);
}
