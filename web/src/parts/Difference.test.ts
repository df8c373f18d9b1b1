import { expect, test } from 'vitest';

import { shortened } from './Difference';

test('a long unchanged stretch keeps a line on each side', () => {
  const same = { value: 'a\nb\nc\nd\ne\nf\ng' };
  expect(shortened([{ value: 'x', added: true }, same, { value: 'y', removed: true }])[1]?.value).toBe('a\nb\n…\nf\ng');
});

test('what stands before the first change and after the last keeps one side', () => {
  const same = { value: 'a\nb\nc\nd' };
  const told = shortened([same, { value: 'x', added: true }, same]);
  expect([told[0]?.value, told[2]?.value]).toEqual(['…\nc\nd', 'a\nb\n…']);
});

test('a short stretch stays whole', () => {
  expect(shortened([{ value: 'x', added: true }, { value: 'a\nb' }, { value: 'y', added: true }])[1]?.value).toBe('a\nb');
});
