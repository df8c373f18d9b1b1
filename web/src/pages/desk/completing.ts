import { answer, client, once } from '@/api/client';
import { CallFailed } from '@/api/problem';
import type { Answers } from '@/parts/form';

import type { DeskTask } from './tasks';

/** A task that could not be completed, and why. */
export interface Refused {
  task: DeskTask;
  reason: string;
}

/** With the revision that the signer was shown, nothing is signed that came later. */
export function completeOne(task: DeskTask, variables: Answers, revision?: number) {
  const seen = revision === undefined ? {} : { 'If-Match': `"${revision}"` };
  return answer(
    client.POST('/api/v1/tasks/{task_id}/complete', {
      params: { path: { task_id: task.id ?? '' }, header: { ...once(), ...seen } },
      body: { variables },
    }),
  );
}

/** One after another; a refusal of one leaves the others be, a lost network stops them. */
export async function completeAll(tasks: DeskTask[], one: (task: DeskTask) => Promise<unknown>, language: string) {
  const outcomes: ({ task: DeskTask } | Refused)[] = [];
  for (const task of tasks) {
    try {
      await one(task);
      outcomes.push({ task });
    } catch (error) {
      if (!(error instanceof CallFailed) || error.status === 0) throw error;
      outcomes.push({ task, reason: error.reason(language) });
    }
  }
  return outcomes;
}
