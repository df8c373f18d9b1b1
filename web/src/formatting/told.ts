import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** A text that the server keeps as `NAME_fi`, `NAME_sv`, `NAME_en`, or the Finnish as plain `NAME`. */
export function toldIn(language: string, thing: object | null | undefined, name: string): string {
  if (!thing) return '';
  const texts = thing as Record<string, unknown>;
  for (const key of [`${name}_${language}`, `${name}_fi`, name]) {
    const text = texts[key];
    if (typeof text === 'string' && text !== '') return text;
  }
  return '';
}

/** `told(thing, 'name')`: the thing's text in the reader's language, else in Finnish. */
export function useTold() {
  const { language } = useTranslation().i18n;
  return useCallback(
    (thing: object | null | undefined, name: string) => toldIn(language, thing, name),
    [language],
  );
}

/** What a task is called, with what tells it from its sisters: one theme, one measure. */
export function useToldTask() {
  const told = useTold();
  return useCallback(
    (task: { description?: string | null }) => [told(task, 'name'), task.description].filter(Boolean).join(': '),
    [told],
  );
}
