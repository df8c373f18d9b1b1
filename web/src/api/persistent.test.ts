import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { persistent } from './persistent';

const sent: (string | null)[] = [];

function answering(...answers: (number | Error)[]) {
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request.headers.get('Idempotency-Key'));
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return new Response(await request.text(), { status: next });
  });
}

function command(key?: string) {
  const headers = key ? { 'Idempotency-Key': key } : undefined;
  return new Request('http://localhost/api', { method: 'POST', body: 'asia', headers });
}

async function told(call: Promise<Response>) {
  const settled = call.then(async (answer) => `${answer.status} ${await answer.text()}`, String);
  await vi.runAllTimersAsync();
  return settled;
}

beforeEach(() => {
  sent.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a command is sent again with its key and body while servers are replaced', async () => {
  answering(new TypeError('cut'), 502, 201);
  expect(await told(persistent(command('avain')))).toBe('201 asia');
  expect(sent).toEqual(['avain', 'avain', 'avain']);
});

test('after three times what went wrong is told', async () => {
  answering(504, 502, new TypeError('cut'));
  expect(await told(persistent(command('avain')))).toContain('cut');
});

test('a refusal, and what has no key, is sent once', async () => {
  answering(409);
  expect(await told(persistent(command('avain')))).toBe('409 asia');
  answering(502);
  expect(await told(persistent(command()))).toBe('502 asia');
  expect(sent).toHaveLength(2);
});
