import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { top } from '../../scripts/repository.mjs';
import { bundleForBrowser, runBare } from './browser-bundle.js';

const sourceOf = (folder: string, entry: string): string => {
  const { exports } = JSON.parse(readFileSync(join(top, folder, 'package.json'), 'utf8')) as {
    exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  return join(top, folder, exports[entry]?.['@millrace/source'] ?? `no such entry: ${entry}`);
};

const decision = JSON.stringify({
  kind: 'decision',
  format: 1,
  id: 'route',
  name: { en: 'Route' },
  inputs: { in_a: { name: 'amount', type: 'decimal' } },
  inputOrder: ['in_a'],
  outputs: { out_a: { name: 'route', type: 'text' } },
  outputOrder: ['out_a'],
  hitPolicy: 'first',
  rules: { rul_1: { when: { in_a: '> 100000' }, then: { out_a: '"committee"' } } },
  ruleOrder: ['rul_1'],
});

/** Every entry that the architecture calls pure or "browser too": something small to do with it, and what comes of that. */
const entries: readonly (readonly [name: string, folder: string, entry: string, script: string, result: unknown])[] = [
  [
    '@millrace/schemas',
    'schemas',
    '.',
    `entry.describeError('INVALID_INPUT', { expected: 'a', place: '/b', found: 'c' })`,
    'Expected a at /b, but found c.',
  ],
  [
    '@millrace/engine/decisions',
    'engine',
    './decisions',
    `entry.evaluateDecision(entry.compileDecision(${decision}), { amount: 200000 }).result`,
    'committee',
  ],
  [
    '@millrace/engine/memory',
    'engine',
    './memory',
    `const store = entry.memoryStore(); store.open([]).then(() => store.head('main/record/1'))`,
    null,
  ],
  ['@millrace/engine/model', 'engine', './model', `Object.values(entry).some((value) => typeof value === 'function')`, true],
  ['@millrace/engine/execution', 'engine', './execution', `Object.values(entry).some((value) => typeof value === 'function')`, true],
  ['@millrace/engine/expressions', 'engine', './expressions', `Object.values(entry).some((value) => typeof value === 'function')`, true],
  ['@millrace/engine/forms', 'engine', './forms', `Object.values(entry).some((value) => typeof value === 'function')`, true],
];

describe('for the browser', () => {
  it.each(entries)('%s is bundled whole, loads without a host and works', async (_name, folder, entry, script, result) => {
    const bundle = await bundleForBrowser(sourceOf(folder, entry));
    expect(bundle.left).toEqual([]);
    expect(await runBare(bundle.code, script)).toEqual(result);
  });

  const planted = join(top, 'engine/src/ports/planted.ts');

  it.each([
    `import { readFileSync } from 'node:fs'; export const read = readFileSync;`,
    `export const read = () => import('node:fs');`,
    `import missing from 'a-package-that-is-not-there'; export const read = missing;`,
  ])('a bundle is refused that needs: %s', async (text) => {
    expect((await bundleForBrowser(planted, text)).left).not.toEqual([]);
  });

  it.each([
    ['process', `export const mode = process.env.MODE;`],
    ['setTimeout', `setTimeout(() => {}, 1); export const x = 1;`],
    ['the time', `export const x = Date.now();`],
    ['chance', `export const x = Math.random();`],
    ['Code generation', `export const x = new Function('return 1')();`],
  ])('a bundle does not load that asks for %s', async (what, text) => {
    const bundle = await bundleForBrowser(planted, text);
    expect(() => runBare(bundle.code, 'entry')).toThrow(what);
  });
});
