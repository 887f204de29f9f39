import type { JsonObject } from '@millrace/schemas';
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
      'all elements set anew with one new name, and another name',
      set(['elements'], { ...(definition['elements'] as object), b: { type: 'task', scope: 'main', name: 'B' } } as never),
      rename,
      [],
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
    expect(meet({ paths, refers: [] }, { paths: [['elements', 'e4999', 'name']], refers: [] })).toEqual(['elements']);
  });
});
