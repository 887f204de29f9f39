import { describe, expect, it } from 'vitest';
import { differencesOf } from './differences.js';

const published = {
  kind: 'process',
  id: 'buy',
  name: 'Buy',
  elements: { a: { type: 'userTask', name: 'A', scope: 'main' }, b: { type: 'endEvent' } },
  flows: { ab: { type: 'sequenceFlow', from: 'a', to: 'b' } },
  layout: { planes: {} },
};

describe('what differs from what is published', () => {
  it('is told by what was added, removed and changed', () => {
    const draft = {
      ...published,
      elements: { a: { type: 'userTask', name: { en: 'Ask' }, scope: 'main' }, c: { type: 'userTask', name: 'C' } },
      flows: {},
    };
    expect(differencesOf(published, draft)).toEqual({
      added: [{ id: 'c', name: 'C', type: 'userTask' }],
      removed: [
        { id: 'b', name: null, type: 'endEvent' },
        { id: 'ab', name: null, type: 'sequenceFlow' },
      ],
      changed: [{ id: 'a', name: { en: 'Ask' }, type: 'userTask' }],
      settings: [],
    });
  });

  it('is no matter of the drawing or of the order of properties', () => {
    const draft = { ...published, elements: { b: { type: 'endEvent' }, a: { scope: 'main', name: 'A', type: 'userTask' } }, layout: {} };
    expect(differencesOf(published, draft)).toEqual({ added: [], removed: [], changed: [], settings: [] });
  });

  it('names settings of the whole process', () => {
    expect(differencesOf(published, { ...published, name: 'Purchase', retention: 'P1Y' }).settings).toEqual(['name', 'retention']);
  });
});
