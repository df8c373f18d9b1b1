import type { Schemas } from '@/api/client';

import { placeOf, valueAt, type Answers, type Component, type FormSchema, type Option } from './schema';

export type ServerState = Schemas['FormState'];

/** What the server said of the form: which fields are seen, fixed, wrong, and what they offer. */
export interface FormState {
  hidden: Set<string>;
  fixed: Set<string>;
  offered: Record<string, Option[]>;
  computed: Answers;
  complaints: Record<string, Record<string, string>>;
}

export const NOTHING_SAID: FormState = {
  hidden: new Set(),
  fixed: new Set(),
  offered: {},
  computed: {},
  complaints: {},
};

export function stateFrom(told: ServerState | null | undefined): FormState {
  if (!told) return NOTHING_SAID;
  return {
    hidden: new Set(told.hidden),
    fixed: new Set(told.fixed),
    offered: (told.offered ?? {}) as Record<string, Option[]>,
    computed: (told.computed ?? {}) as Answers,
    complaints: (told.complaints ?? {}) as Record<string, Record<string, string>>,
  };
}

const SHOWN_ONLY = new Set(['text', 'spacer', 'separator', 'table', 'button', 'image', 'documentPreview']);

/** Answers as they are sent: only fields that are seen and may be answered, rows in full. */
export function answersToSend(schema: FormSchema, data: Answers, state: FormState): Answers {
  const sent: Answers = {};
  collect(schema.components, data, state, '', sent);
  return sent;
}

function collect(components: Component[], data: Answers, state: FormState, prefix: string, into: Answers): void {
  for (const component of components) {
    if (SHOWN_ONLY.has(component.type)) continue;
    if (component.type === 'group') {
      collectGroup(component, data, state, prefix, into);
      continue;
    }
    const place = placeOf(component);
    if (state.hidden.has(prefix + place) || state.fixed.has(prefix + place)) continue;
    const value = valueAt(data, place);
    if (value === undefined) continue;
    put(into, place, component.type === 'dynamiclist' ? rowsOf(component, value, state, prefix + place) : value);
  }
}

function collectGroup(group: Component, data: Answers, state: FormState, prefix: string, into: Answers): void {
  if (!group.path) return collect(group.components ?? [], data, state, prefix, into);
  const inner: Answers = {};
  const own = (valueAt(data, group.path) ?? {}) as Answers;
  collect(group.components ?? [], own, state, `${prefix}${group.path}.`, inner);
  put(into, group.path, inner);
}

function rowsOf(list: Component, value: unknown, state: FormState, place: string): Answers[] {
  const rows = Array.isArray(value) ? (value as Answers[]) : [];
  return rows.map((row, index) => {
    const sent: Answers = {};
    collect(list.components ?? [], row, state, `${place}.${index}.`, sent);
    return sent;
  });
}

function put(into: Answers, place: string, value: unknown): void {
  const parts = place.split('.');
  const last = parts.pop()!;
  let inner = into;
  for (const part of parts) inner = (inner[part] ??= {}) as Answers;
  inner[last] = value;
}

/** The fields in their order, by path, with the components that draw them: for the error summary. */
export function fieldsOf(components: Component[], data: Answers, prefix = ''): { path: string; component: Component }[] {
  return components.flatMap((component) => {
    if (component.type === 'group') {
      const inner = component.path ? ((valueAt(data, component.path) ?? {}) as Answers) : data;
      return fieldsOf(component.components ?? [], inner, component.path ? `${prefix}${component.path}.` : prefix);
    }
    if (SHOWN_ONLY.has(component.type)) return [];
    const path = prefix + placeOf(component);
    const own = [{ path, component }];
    if (component.type !== 'dynamiclist') return own;
    const rows = valueAt(data, placeOf(component));
    if (!Array.isArray(rows)) return own;
    return [...own, ...rows.flatMap((row, index) => fieldsOf(component.components ?? [], row as Answers, `${path}.${index}.`))];
  });
}
