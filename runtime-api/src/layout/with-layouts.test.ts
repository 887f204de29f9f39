import { describe, expect, it } from 'vitest';
import { withLayouts } from './with-layouts.js';

interface Laid {
  readonly layout?: {
    readonly planes: Readonly<Record<string, { readonly shapes: Readonly<Record<string, { readonly at: readonly number[] }>> }>>;
  };
}

const process = (id: string, more: object = {}) => ({
  kind: 'process',
  format: 1,
  id,
  name: id,
  processes: { main: { executable: true } },
  elements: { start: { type: 'startEvent', scope: 'main', outgoing: ['f'] }, end: { type: 'endEvent', scope: 'main' } },
  flows: { f: { from: 'start', to: 'end' } },
  ...more,
});
const drawn = { planes: { own: { of: 'drawn', shapes: { start: { at: [1, 2, 36, 36] }, end: { at: [90, 2, 36, 36] } }, edges: {} } } };
const bundle = (...items: readonly unknown[]) => ({ kind: 'bundle', format: 1, id: 'app', name: 'App', items });

describe('the layouts of a bundle', () => {
  it('are made for processes that have none, on another thread', async () => {
    const form = { kind: 'form', id: 'f' };
    const done = await withLayouts(bundle(form, process('a'), process('b')));
    expect(done.items[0]).toBe(form);
    for (const item of done.items.slice(1) as readonly Laid[])
      expect(Object.keys(item.layout?.planes['main']?.shapes ?? {}).sort()).toEqual(['end', 'start']);
  });

  it('are the same each time, so that the same bundle deployed again changes nothing', async () => {
    expect(await withLayouts(bundle(process('a')))).toEqual(await withLayouts(bundle(process('a'))));
  });

  it('are left alone where somebody drew them', async () => {
    const given = bundle(process('drawn', { layout: drawn }));
    expect(await withLayouts(given)).toBe(given);
  });

  it('are made for a process that comes alone', async () => {
    expect((await withLayouts<Laid>(process('a') as Laid)).layout).toBeDefined();
  });

  it.each([
    [null],
    [7],
    ['bundle'],
    [{}],
    [{ items: 'none' }],
    [bundle(null, 3, { kind: 'process' })],
    [bundle({ kind: 'process', elements: [1] })],
  ])('do not keep a bundle from the deployment’s own judgement: %j', async (given) => {
    expect(JSON.parse(JSON.stringify(await withLayouts(given)))).toMatchObject(JSON.parse(JSON.stringify(given)) as object);
  });

  it('are left out when there is no time for them', async () => {
    for (const given of [bundle(process('a')), process('a')]) expect(await withLayouts(given, { limitMs: 0 })).toEqual(given);
  });
});
