import type { Schemas } from '@/api/client';
import { toldIn } from '@/formatting/told';

export type DeskTask = Schemas['DeskTask'];

export const WAYS = ['mine', 'group', 'substitute'] as const;
export const DUES = ['overdue', 'week', 'later', 'none'] as const;

/** What a person narrows the desk by; empty texts narrow nothing. */
export interface Filter {
  search: string;
  way: string;
  due: string;
  caseId: string;
  kind: string;
}

export const ALL: Filter = { search: '', way: '', due: '', caseId: '', kind: '' };

export type Section = 'overdue' | 'today' | 'week' | 'later' | 'none';
export const SECTIONS: Section[] = ['overdue', 'today', 'week', 'later', 'none'];

/** Where a task stands on the desk; the server counts the days, by Finland's calendar. */
export function sectionOf(task: DeskTask): Section {
  if (task.overdue) return 'overdue';
  const days = task.days_left;
  if (days === null || days === undefined) return 'none';
  if (days <= 0) return 'today';
  return days <= 7 ? 'week' : 'later';
}

function isDue(task: DeskTask, due: string): boolean {
  const section = sectionOf(task);
  return section === due || (due === 'week' && section === 'today');
}

function wordsOf(task: DeskTask, language: string): string {
  return [toldIn(language, task, 'name'), task.description, toldIn(language, task, 'case_title'), task.case_number, task.principal_name]
    .join(' ')
    .toLocaleLowerCase(language);
}

/** The tasks that the filter lets through, in the order in which they came. */
export function filtered(tasks: DeskTask[], filter: Filter, language: string): DeskTask[] {
  const words = filter.search.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  return tasks.filter(
    (task) =>
      (!filter.way || task.way === filter.way) &&
      (!filter.due || isDue(task, filter.due)) &&
      (!filter.caseId || task.case_id === filter.caseId) &&
      (!filter.kind || task.element_id === filter.kind) &&
      (words.length === 0 || words.every((word) => wordsOf(task, language).includes(word))),
  );
}

/** The sections that have tasks, the overdue first. */
export function sections(tasks: DeskTask[]): { section: Section; tasks: DeskTask[] }[] {
  const by = Map.groupBy(tasks, sectionOf);
  return SECTIONS.flatMap((section) => {
    const found = by.get(section);
    return found ? [{ section, tasks: found }] : [];
  });
}

/** A filter as it stands in the address, and back: a saved filter is such a text. */
export function written(filter: Filter): string {
  const named = Object.entries(filter).filter(([, value]) => value !== '') as [string, string][];
  return new URLSearchParams(named).toString();
}

export function readFilter(params: URLSearchParams): Filter {
  const read = (name: keyof Filter) => params.get(name) ?? '';
  return { search: read('search'), way: read('way'), due: read('due'), caseId: read('caseId'), kind: read('kind') };
}
