import { expect, it } from 'vitest';

import { lowered } from './levels';

it('leaves the first level to the page', () => {
  expect(lowered('<h1>Nimeä</h1><p>a</p><h2 id="b">Kuka</h2>')).toBe('<h2>Nimeä</h2><p>a</p><h2 id="b">Kuka</h2>');
});

it('keeps what is under another heading there', () => {
  expect(lowered('<h3>Milloin</h3><hr><h6>Missä</h6>')).toBe('<h3>Milloin</h3><hr><h3>Missä</h3>');
});
