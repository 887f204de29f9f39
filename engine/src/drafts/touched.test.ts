import type { JsonObject, JsonValue } from '@millrace/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patched, type DraftPatch } from './patches.js';
import { Meanwhile, mostTouchedPaths, touchBetween, touchOf, type Touch } from './touched.js';

const definition: JsonObject = {
  elements: { a: { type: 'task', name: 'A', outgoing: ['f1'] }, b: { type: 'task', scope: 'main' }, gone: { type: 'task' } },
  flows: { f1: { from: 'a', to: 'b' } },
  layout: { planes: { main: { shapes: { a: { at: [0, 0, 1, 1] }, b: { at: [2, 0, 1, 1] } } } } },
};
const touch = (...patches: readonly DraftPatch[]): Touch => {
  const result = patched(definition, patches);
  if (!result.ok) throw new Error(result.found);
  return touchOf(definition, result.definition, patches);
};
const set = (path: readonly (string | number)[], value: never): Touch => touch({ op: 'add', path, value });
const remove = (...path: readonly string[]): Touch => touch({ op: 'remove', path });
const meet = (mine: Touch, theirs: Touch): readonly string[] =>
  new Meanwhile([theirs]).collisions(mine, 10).map(({ path }) => path.join('/'));

const rename = set(['elements', 'a', 'name'], 'New' as never);
const retype = set(['elements', 'b', 'type'], 'userTask' as never);
const move = set(['layout', 'planes', 'main', 'shapes', 'b', 'at'], [5, 5, 1, 1] as never);
const connect = set(['flows', 'f2'], { from: 'a', to: 'b' } as never);

describe('two changes of one definition', () => {
  it.each<[string, Touch, Touch, readonly string[]]>([
    ['two properties of one element', rename, set(['elements', 'a', 'documentation'], 'x' as never), []],
    ['one property', rename, rename, ['elements/a/name']],
    ['two new elements', set(['elements', 'c'], {} as never), set(['elements', 'd'], {} as never), []],
    ['a name, and the removal of its element', rename, remove('elements', 'a'), ['elements/a/name']],
    ['the removal of an element, and its name', remove('elements', 'a'), rename, ['elements/a']],
    [
      'two entries of one list',
      set(['elements', 'a', 'outgoing', 1], 'f2' as never),
      set(['elements', 'a', 'outgoing', 0], 'f3' as never),
      ['elements/a/outgoing'],
    ],
    ['a flow, and the removal of its end', connect, remove('elements', 'b'), ['elements/b']],
    ['the removal of an element, and a flow to it', remove('elements', 'b'), connect, ['elements/b']],
    ['a flow, and another type of its end', connect, retype, ['elements/b']],
    ['a flow, and the name of its end', connect, rename, []],
    ['a move, and the name of what is moved', move, set(['elements', 'b', 'name'], 'B' as never), []],
    ['a move, and the removal of what is moved', move, remove('elements', 'b'), ['elements/b']],
    [
      'all elements set anew, and the name of one',
      set(['elements'], { ...(definition['elements'] as object), b: { type: 'task', scope: 'main', name: 'B' } } as never),
      rename,
      ['elements'],
    ],
    [
      'all elements set anew without one, and a flow to it',
      set(['elements'], { a: (definition['elements'] as JsonObject)['a'] } as never),
      connect,
      ['elements/b'],
    ],
    [
      'a flow, and all elements set anew without its end',
      connect,
      set(['elements'], { a: (definition['elements'] as JsonObject)['a'] } as never),
      ['elements/b'],
    ],
    ['another definition as a whole, and a name', touchBetween(definition, { ...definition, name: 'New' }), rename, []],
    ['another definition with that name, and a name', touchBetween(definition, { ...definition, elements: {} }), rename, ['elements/a']],
  ])('%s', (_what, mine, theirs, expected) => {
    expect(meet(mine, theirs)).toEqual(expected);
  });

  it('tells who was the last to change a place', () => {
    const first = { ...rename, by: 'first' };
    const found = new Meanwhile([first, { ...rename, by: 'second' }, { ...move, by: 'third' }]).collisions(rename, 10);
    expect(found.map((collision) => collision.with.by)).toEqual(['second']);
  });

  it('of thousands of places keeps coarser ones, within which all of them are', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_none, at) => [`e${at}`, { type: 'task', name: 'x' }]));
    const { paths } = touchBetween(
      { elements: many },
      { elements: Object.fromEntries(Object.keys(many).map((id) => [id, { type: 'task' }])) },
    );
    expect(paths.length).toBeLessThanOrEqual(mostTouchedPaths);
    expect(meet({ paths, entries: [], refers: [] }, { paths: [['elements', 'e4999', 'name']], entries: [], refers: [] })).toEqual([
      'elements',
    ]);
  });

  it('that do not collide come to the same in either order, whatever they are', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'gone');
    const value = fc.constantFrom<JsonValue>('x', 'a', { type: 'task' }, { from: 'a', to: 'b' }, ['a', 'c'], [0, 0, 1, 1]);
    const path = fc.oneof(
      fc.tuple(fc.constantFrom('elements', 'flows'), id),
      fc.tuple(fc.constant('elements'), id, fc.constantFrom('name', 'type', 'outgoing')),
      fc.tuple(fc.constant('elements'), id, fc.constant('outgoing'), fc.constantFrom(0, 1)),
      fc.tuple(fc.constant('layout'), fc.constant('planes'), fc.constant('main'), fc.constant('shapes'), id),
      fc.tuple(fc.constantFrom('elements', 'flows', 'layout', 'name')),
    ) as fc.Arbitrary<DraftPatch['path']>;
    const patch: fc.Arbitrary<DraftPatch> = fc.oneof(
      fc.record({ op: fc.constantFrom('add' as const, 'replace' as const), path, value }),
      fc.record({ op: fc.constant('remove' as const), path }),
    );
    const edit = fc.array(patch, { minLength: 1, maxLength: 3 });
    let apart = 0;
    fc.assert(
      fc.property(edit, edit, (mine, theirs) => {
        const [first, second] = [patched(definition, mine), patched(definition, theirs)];
        if (!first.ok || !second.ok) return;
        const [one, other] = [touchOf(definition, first.definition, mine), touchOf(definition, second.definition, theirs)];
        const isMet = new Meanwhile([other]).collisions(one, 1).length > 0;
        expect(new Meanwhile([one]).collisions(other, 1).length > 0, 'the same from either side').toBe(isMet);
        if (isMet) return;
        apart++;
        const [before, after] = [patched(second.definition, mine), patched(first.definition, theirs)];
        expect(before).toMatchObject({ ok: true });
        expect(after).toEqual(before);
      }),
      { numRuns: 20_000 },
    );
    expect(apart).toBeGreaterThan(300);
  });
});
