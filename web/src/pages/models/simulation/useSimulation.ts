import { useState } from 'react';

import { answer, client, once, type Schemas } from '@/api/client';

export type Simulated = Schemas['Simulated'];
export type Step = Record<string, unknown>;
/** A step of the scenario; `own` is false for service work that was done without asking. */
export interface Recorded {
  step: Step;
  own: boolean;
}

const MOST_WORK = 60;
const ONLY_WORK = 'work';

/** A case that is played in memory by the server: every click sends all steps so far. */
export function useSimulation(draft: number) {
  const [steps, setSteps] = useState<Recorded[]>([]);
  const [begun, setBegun] = useState<string | null>(null);
  const [result, setResult] = useState<Simulated | null>(null);
  const [doesWork, setDoesWork] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const send = (all: Recorded[], now: string | null, title = '', scenario = '') =>
    answer(
      client.POST('/api/v1/simulations', {
        params: { header: once() },
        body: {
          draft, deployment_id: null, title, now, scenario, waits: false, answers: {},
          steps: all.map((each) => each.step),
        },
      }),
    );

  /** Plays on, and does the service work that waits meanwhile, one step for each. */
  const play = async (all: Recorded[], now: string | null, scenario = ''): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      let found = await send(all, now, '', scenario);
      let played = scenario ? (found.steps ?? []).map((step) => ({ step, own: true })) : all;
      const start = scenario ? (found.begun ?? null) : now;
      for (let done = 0; doesWork && !scenario && !found.failure && found.work?.[0] && done < MOST_WORK; done += 1) {
        const { topic, instance } = found.work[0];
        played = [...played, { step: { [ONLY_WORK]: topic, instance }, own: false }];
        found = await send(played, start);
      }
      setSteps(played);
      setBegun(start);
      setResult(found);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return {
    steps, begun, result, busy, error, doesWork, setDoesWork,
    start: (first: Step, now: string) => play([{ step: first, own: true }], now),
    goOnFrom: (scenario: string) => play([], null, scenario),
    add: (step: Step) => play([...steps, { step, own: true }], begun),
    undo: () => {
      const last = steps.findLastIndex((each) => each.own);
      return last <= 0 ? Promise.resolve(setResult(null)) : play(steps.slice(0, last), begun);
    },
    again: () => play(steps, begun),
    stop: () => setResult(null),
    /** The steps as a scenario file that ends with what is there now. */
    file: async (title: string) => {
      const end = result?.ended
        ? { all_ended: true }
        : { tasks: (result?.tasks ?? []).map((each) => each.element_id), instances: 'all' };
      return (await send([...steps, { step: { expect: end }, own: true }], begun, title)).scenario ?? '';
    },
  };
}

export type Simulation = ReturnType<typeof useSimulation>;
