import { describe, expect, it } from 'vitest';
import { duplicateOf } from './duplicate-of.js';

describe('a duplicate of a process', () => {
  it('has an id and a name of its own, and its diagrams are of it', () => {
    const definition = { kind: 'process', id: 'buy', name: 'Buy', layout: { planes: { main: { of: 'buy' }, inner: { of: 'sub' } } } };
    expect(duplicateOf(definition, '0199-aabb-12345678', { en: 'Buy (copy)' })).toEqual({
      kind: 'process',
      id: 'process_12345678',
      name: { en: 'Buy (copy)' },
      layout: { planes: { main: { of: 'process_12345678' }, inner: { of: 'sub' } } },
    });
  });
});
