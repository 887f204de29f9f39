import { describe, expect, it } from 'vitest';
import { violationsIn } from './house-lint.js';

const path = 'engine/src/registers/planted.ts';

describe('only events change state', () => {
  it.each([
    'state.title = "x";',
    'state.items[0].title = "x";',
    'state.count++;',
    'delete state.items[id];',
    'state.items.push(item);',
    'previous.items.sort();',
    'state.items!.set(id, item);',
    'function apply(record: RecordState) { record.title = "x"; }',
    'interface RecordState { title: string }',
    'interface RecordState { readonly tags: string[] }',
    'interface RecordState { readonly byId: Map<string, string> }',
  ])('finds: %s', (text) => {
    expect(violationsIn({ path, text })).toEqual([expect.stringContaining('let `apply` answer a new one')]);
  });

  it.each([
    'export const next = { ...state, title: "x" };',
    'export const items = [...state.items].sort();',
    'interface RecordState { readonly tags: readonly string[]; readonly byId: ReadonlyMap<string, string> }',
    'const state = new Map<string, number>(); state.set("x", 1);',
    'function build(record: RecordDraft) { record.title = "x"; }',
  ])('lets stand: %s', (text) => {
    expect(violationsIn({ path, text })).toEqual([]);
  });
});
