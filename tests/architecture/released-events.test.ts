import { describe, expect, it } from 'vitest';
import { appliersIn, brokenPromises } from './appliers.js';
import releasedEvents from './released-events.json' with { type: 'json' };
import { allSources } from './sources.js';

const path = 'engine/src/registers/planted.ts';
const found = allSources()
  .filter((source) => !source.path.endsWith('.test.ts'))
  .flatMap(appliersIn);

const planted = appliersIn({ path, text: `const recordAppliers = { recordArchived: (state) => ({ ...state, archived: true }) };` });
const released = { 'registers/recordArchived': planted[0]?.hash ?? '' };

/**
 * On a release, `released-events.json` takes the name and hash of every applier: run this file with MILLRACE_LIST_APPLIERS=1 and paste what it
 * prints. From then on they are frozen, and tests/replay keeps recorded histories of that release.
 */
describe('released events', () => {
  it('still have the appliers they were released with', () => {
    if (process.env['MILLRACE_LIST_APPLIERS'] === '1')
      console.log(JSON.stringify(Object.fromEntries(found.map(({ name, hash }) => [name, hash])), null, 2));
    expect(brokenPromises(releasedEvents, found)).toEqual([]);
  });

  it('are looked for where the appliers are', () => {
    const names = found.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['execution/instanceStarted', 'execution/timerFired', 'people/personCreated']));
    expect(
      names.filter((name, at) => names.indexOf(name) !== at),
      'two appliers of one event',
    ).toEqual([]);
  });

  it.each([
    ['an object of appliers', `const recordAppliers = { recordArchived(state) { return state; } };`],
    ['a switch', `export const record = { apply(state, event) { switch (event.type) { case 'recordArchived': return state; } } };`],
    ['a condition', `function applyRecordEvent(state, event) { if (event.type === 'recordArchived') return state; }`],
  ])('are found in %s', (_form, text) => {
    expect(appliersIn({ path, text }).map(({ name }) => name)).toEqual(['registers/recordArchived']);
  });

  it('are folded with nothing of what decides but what folding.test.ts pins for ever', () => {
    const appliers = allSources().filter((one) => /^engine\/src\/execution\/apply[\w-]*\.ts$/.test(one.path));
    const used = appliers.flatMap((one) => [...one.text.matchAll(/from '(\.\.\/[^']+)'/g)].map(([, from = '']) => from));
    expect(appliers.length).toBeGreaterThan(10);
    expect([...new Set(used)].sort()).toEqual([
      '../behaviors/keyed-map.js',
      '../behaviors/require-part.js',
      '../behaviors/unknown-event.js',
      '../behaviors/variable-paths.js',
    ]);
  });

  it('may be laid out and commented anew', () => {
    const text = `const recordAppliers = {\n  // why\n  recordArchived: (state) => ({\n    ...state,\n archived: true }),\n};`;
    expect(brokenPromises(released, appliersIn({ path, text }))).toEqual([]);
  });

  it('may not be applied differently', () => {
    const text = `const recordAppliers = { recordArchived: (state) => ({ ...state, archived: 1 }) };`;
    expect(brokenPromises(released, appliersIn({ path, text }))).toEqual([expect.stringContaining('is frozen, but it has changed')]);
  });

  it('may not lose their applier', () => {
    expect(brokenPromises(released, [])).toEqual([expect.stringContaining('put its applier back')]);
  });
});
