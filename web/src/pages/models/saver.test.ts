import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { AGAIN_MS, LONGEST_MS, Saver, SETTLED_MS, type Saving } from './saver';

const OFFLINE = new Error('offline');
const REFUSED = new Error('refused');

/** A server that answers when it is told to. */
function server() {
  const kept: string[] = [];
  const states: Saving[] = [];
  const waiting: { done: () => void; fail: (error: Error) => void }[] = [];
  const leavings: boolean[] = [];
  const saver = new Saver({
    send: (text, leaving) => {
      leavings.push(leaving);
      return new Promise<void>((resolve, reject) =>
        waiting.push({ done: () => (kept.push(text), resolve()), fail: reject }),
      );
    },
    tell: (state) => states.push(state),
    isFinal: (error) => (error === REFUSED ? 'taken' : null),
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return {
    kept, states, leavings, saver, settle,
    type: (text: string) => saver.changed(() => Promise.resolve(text)),
    answer: async (failure?: Error) => {
      const next = waiting.shift();
      if (failure) next?.fail(failure);
      else next?.done();
      await settle();
      return next !== undefined;
    },
  };
}

describe('saving', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is soon after a change, and at least once a second while changes go on', async () => {
    const { type, answer, kept } = server();
    type('a');
    await vi.advanceTimersByTimeAsync(SETTLED_MS);
    expect(await answer()).toBe(true);
    for (let passed = 0; passed < LONGEST_MS; passed += 100) {
      type(`b${passed}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    await answer();
    expect(kept).toEqual(['a', `b${LONGEST_MS - 100}`]);
  });

  it('goes one at a time, and what changed meanwhile follows at once', async () => {
    const { type, answer, kept, states } = server();
    type('a');
    await vi.advanceTimersByTimeAsync(SETTLED_MS);
    type('ab');
    await vi.advanceTimersByTimeAsync(SETTLED_MS);
    await answer();
    await answer();
    expect(kept).toEqual(['a', 'ab']);
    expect(states.at(-1)).toBe('saved');
  });

  it('tries again what the server could not be told, with what came after', async () => {
    const { type, answer, kept, states, saver } = server();
    type('a');
    await vi.advanceTimersByTimeAsync(SETTLED_MS);
    await answer(OFFLINE);
    expect([states.at(-1), saver.pending]).toEqual(['failed', true]);
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    await answer();
    expect([kept, saver.pending]).toEqual([['a'], false]);
  });

  it('leaves a refusal to the person, and keeps the work', async () => {
    const { type, answer, states, saver, kept } = server();
    type('a');
    await vi.advanceTimersByTimeAsync(SETTLED_MS);
    await answer(REFUSED);
    await vi.advanceTimersByTimeAsync(10 * AGAIN_MS);
    expect([states.at(-1), await answer()]).toEqual(['taken', false]);
    void saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    await answer();
    expect(kept).toEqual(['a']);
  });

  it('is at once when the page is left', async () => {
    const { type, answer, kept, leavings, saver, settle } = server();
    type('a');
    void saver.flush(true);
    await settle();
    await answer();
    expect([kept, leavings]).toEqual([['a'], [true]]);
  });
});
