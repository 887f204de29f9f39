import { describe, expect, it } from 'vitest';
import type { ProcessDraft } from '../../document/index.js';
import { branchBeside, firstStop, neighbourOf } from './neighbour.js';

/** A start, a choice between two tasks one above the other, an end behind the upper one; a note stands apart below. */
const document = {
  kind: 'process',
  format: 1,
  id: 'walk',
  processes: { main: {} },
  elements: {
    choice: { type: 'exclusiveGateway', scope: 'main', outgoing: ['toLower', 'toUpper'] },
    start: { type: 'startEvent', scope: 'main' },
    upper: { type: 'userTask', scope: 'main' },
    lower: { type: 'userTask', scope: 'main' },
    end: { type: 'endEvent', scope: 'main' },
  },
  flows: {
    in: { from: 'start', to: 'choice' },
    toUpper: { from: 'choice', to: 'upper' },
    toLower: { from: 'choice', to: 'lower' },
    out: { from: 'upper', to: 'end' },
  },
  artifacts: { note: { type: 'textAnnotation', text: 'Why', scope: 'main' } },
  layout: {
    planes: {
      all: {
        of: 'walk',
        shapes: {
          choice: { at: [100, 100, 50, 50] },
          start: { at: [20, 107, 36, 36] },
          upper: { at: [200, 40, 136, 80] },
          lower: { at: [200, 140, 136, 80] },
          end: { at: [400, 62, 36, 36] },
          note: { at: [200, 300, 100, 40] },
        },
      },
    },
  },
} as unknown as ProcessDraft;
const go = (id: string, heading: 'right' | 'left' | 'up' | 'down'): string | undefined => neighbourOf(document, 'all', id, heading);

describe('arrow keys on the canvas', () => {
  it('begin at the start event, wherever it stands in the file', () => {
    expect(firstStop(document, 'all')).toBe('start');
  });

  it('follow the flows to the right, in the order in which they are tried, and back to the left', () => {
    expect(go('start', 'right')).toBe('choice');
    expect(go('choice', 'right')).toBe('lower');
    expect(go('end', 'left')).toBe('upper');
  });

  it('go to what stands above or below where no flow leads', () => {
    expect(go('upper', 'down')).toBe('lower');
    expect(go('lower', 'down')).toBe('note');
    expect(go('lower', 'up')).toBe('upper');
  });

  it('stay where nothing is in that direction', () => {
    expect(go('note', 'down')).toBeUndefined();
  });

  it('brackets choose among the branches of one step, round and round', () => {
    expect(branchBeside(document, 'lower', 1)).toBe('upper');
    expect(branchBeside(document, 'upper', 1)).toBe('lower');
    expect(branchBeside(document, 'end', 1)).toBeUndefined();
  });
});
