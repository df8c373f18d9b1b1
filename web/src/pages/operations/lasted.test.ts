import { expect, test } from 'vitest';

import { lasted } from './lasted';

const told = ((key: string, { count }: { count: number }) => `${count} ${key.split(':')[1]}`) as never;

test.each([
  [null, ''],
  [0.4, '0 seconds'],
  [119, '119 seconds'],
  [121, '2 minutes'],
  [7200, '2 hours'],
  [172_800, '2 days'],
  [864_000, '10 days'],
])('%s seconds', (seconds, words) => {
  expect(lasted(seconds, told)).toBe(words);
});
