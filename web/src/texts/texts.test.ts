import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { catalogue as en } from './en';
import { catalogue as fi } from './fi';
import { catalogue as sv } from './sv';

const SOURCES = join(import.meta.dirname, '..');
const READ_ALOUD = new Set(['label', 'labelText', 'title', 'alt', 'placeholder', 'aria-label', 'visualPlaceholder', 'hintText', 'text']);

function keysOf(texts: unknown, path = ''): string[] {
  if (typeof texts === 'string') return [path];
  return Object.entries(texts as object).flatMap(([key, inner]) => keysOf(inner, path ? `${path}.${key}` : key));
}

function files(ending: RegExp): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (name) => ending.test(name) && !name.includes('.test.'),
  );
}

function marksOf(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]!).sort();
}

function at(texts: unknown, key: string): unknown {
  return key.split('.').reduce((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], texts);
}

/** The words between tags and in read-aloud attributes of one file. */
function hardCoded(name: string): string[] {
  const source = ts.createSourceFile(name, readFileSync(join(SOURCES, name), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(`${name}: ${node.text.trim()}`);
    if (ts.isJsxAttribute(node) && READ_ALOUD.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer) && /\p{L}/u.test(node.initializer.text))
      found.push(`${name}: ${node.initializer.text}`);
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

describe('catalogues', () => {
  it('have the same keys in the three languages', () => {
    const keys = keysOf(fi).sort();
    expect(keysOf(sv).sort()).toEqual(keys);
    expect(keysOf(en).sort()).toEqual(keys);
  });

  it('fill in the same values in the three languages', () => {
    for (const key of keysOf(fi)) {
      const marks = marksOf(at(fi, key) as string);
      expect([key, ...marksOf(at(sv, key) as string)]).toEqual([key, ...marks]);
      expect([key, ...marksOf(at(en, key) as string)]).toEqual([key, ...marks]);
    }
  });

  it('leave no word out', () => {
    for (const texts of [fi, sv, en]) {
      expect(keysOf(texts).filter((key) => at(texts, key) === '')).toEqual([]);
    }
  });
});

describe('pages', () => {
  it('hold no words of their own', () => {
    expect(files(/\.tsx$/).flatMap(hardCoded)).toEqual([]);
  });

  it('name only texts that exist', () => {
    const known = new Set(keysOf(fi).flatMap((key) => [key, key.replace(/_(one|other|zero)$/, '')]));
    const missing: string[] = [];
    for (const name of files(/\.tsx?$/)) {
      const source = readFileSync(join(SOURCES, name), 'utf8');
      const namespace = /useTranslation\('([\w-]+)'/.exec(source)?.[1] ?? 'app';
      for (const [, key] of source.matchAll(/\bt\(\s*'([\w.:-]+)'/g)) {
        const path = key!.includes(':') ? key!.replace(':', '.') : `${namespace}.${key}`;
        if (!known.has(path)) missing.push(`${name}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
