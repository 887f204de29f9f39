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

/** An example of the schemas, as the text of a JavaScript value. */
const example = (path: string): string => readFileSync(join(top, 'schemas/examples', `${path}.json`), 'utf8');
const anyone = `{ amount: 2000000 }`;

/** Every entry that the architecture calls pure or "browser too": something small to do with it, and what comes of that. */
const entries: readonly (readonly [name: string, folder: string, entry: string, script: string, result: unknown])[] = [
  ['@millrace/schemas', 'schemas', '.', `entry.validateDefinition(${example('decision/approval-route')}).ok`, true],
  ['@millrace/engine/model', 'engine', './model', `entry.compileProcess(${example('process/purchase')}).id`, 'purchase'],
  ['@millrace/engine/execution', 'engine', './execution', `entry.partId('main/process/a1', 2)`, 'a1.2'],
  [
    '@millrace/engine/expressions',
    'engine',
    './expressions',
    `entry.compileExpression('amount * 0.1 = 20').evaluate({ amount: 200 })`,
    { ok: true, value: true },
  ],
  [
    '@millrace/engine/decisions',
    'engine',
    './decisions',
    `entry.evaluateDecision(entry.compileDecision(${example('decision/approval-route')}), ${anyone}).result`,
    'committee',
  ],
  ['@millrace/engine/values', 'engine', './values', `entry.parseDuration('P1DT2H').ms`, 7_200_000],
  ['@millrace/engine/forms', 'engine', './forms', `entry.checkForm(${example('form/purchase-form')}).length`, 0],
  [
    '@millrace/engine/memory',
    'engine',
    './memory',
    `const store = entry.memoryStore(); store.open([]).then(() => store.head('main/record/1'))`,
    null,
  ],
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
