import type { Model } from './model';
import type { Activity, Task } from './queries';

/** One element of the model, with how it stands in the case. */
export interface Step {
  id: string;
  name: string;
  visits: number;
  /** How many times it is going on now. */
  now: number;
  overdue: boolean;
  first?: string;
  last?: string | null;
  /** Who completed it last. */
  by?: string | null;
}

/** The steps of a process that have been reached, in the order in which they first were. */
export function stepsOf(activities: Activity[], tasks: Task[], model: Model | undefined): Step[] {
  if (!model) return [];
  const late = new Set(tasks.filter((task) => task.overdue).map((task) => task.element_id));
  const byElement = Map.groupBy(activities, (each) => each.element_id ?? '');
  return [...byElement]
    .filter(([id]) => model.steps.includes(id))
    .map(([id, visits]) => {
      const now = visits.filter((each) => !each.ended_at).length;
      return {
        id,
        name: model.names.get(id) ?? visits[0]?.name ?? id,
        visits: visits.length,
        now,
        overdue: now > 0 && late.has(id),
        first: visits[0]?.started_at,
        last: now > 0 ? null : visits.map((each) => each.ended_at ?? '').sort().at(-1),
        by: doneBy(id, tasks),
      };
    });
}

function doneBy(element: string, tasks: Task[]): string | null | undefined {
  const done = tasks.filter((task) => task.element_id === element && task.completed_by);
  return done.toSorted((a, b) => (a.ended_at ?? '').localeCompare(b.ended_at ?? '')).at(-1)?.completed_by;
}
