import { describe, expect, it } from 'vitest';
import type { ProcessDraft } from '../../../document/index.js';
import { dragOf } from './drag.js';
import { dropOf, flowUnder } from './drop.js';
import { panAtBorder } from './pan-at-border.js';

/** `a → b → c`, a timer on `b`, and `loose` beside them. */
const drawn = {
  kind: 'process',
  format: 1,
  id: 'drawn',
  defaultLanguage: 'en',
  processes: { main: { executable: true } },
  elements: {
    a: { type: 'userTask', scope: 'main' },
    b: { type: 'userTask', scope: 'main' },
    c: { type: 'userTask', scope: 'main' },
    timer: { type: 'boundaryEvent', scope: 'main', attachedTo: 'b' },
    loose: { type: 'userTask', scope: 'main' },
  },
  flows: { ab: { from: 'a', to: 'b' }, bc: { from: 'b', to: 'c' } },
  artifacts: {},
  layout: {
    planes: {
      plane: {
        of: 'drawn',
        order: [],
        shapes: {
          a: { at: [0, 0, 100, 80] },
          b: { at: [200, 0, 100, 80] },
          c: { at: [400, 0, 100, 80] },
          timer: { at: [235, 65, 30, 30] },
          loose: { at: [100, 200, 100, 80] },
        },
        edges: {
          ab: {
            via: [
              [100, 40],
              [200, 40],
            ],
          },
          bc: {
            via: [
              [300, 40],
              [400, 40],
            ],
          },
        },
      },
    },
  },
} as unknown as ProcessDraft;

describe('a drag on the canvas', () => {
  it('takes along what hangs on a shape, and stretches its lines', () => {
    const drag = dragOf(drawn, 'plane', 'b', ['b']);
    expect([...(drag?.nodes ?? [])].filter((id) => !id.endsWith(' label'))).toEqual(['b', 'timer']);
    expect([...(drag?.stretched ?? [])]).toEqual([
      ['ab', { from: false, to: true }],
      ['bc', { from: true, to: false }],
    ]);
    expect(drag?.others).toHaveLength(3);
  });

  it('moves a line whole with its name when both its ends move', () => {
    const drag = dragOf(drawn, 'plane', 'a', ['a', 'b']);
    expect(drag?.whole).toEqual(['ab']);
    expect(drag?.nodes.has('ab label')).toBe(true);
    expect([...(drag?.stretched.keys() ?? [])]).toEqual(['bc']);
  });

  it('tells the flow that would take a loose step, and puts it there', () => {
    const drag = dragOf(drawn, 'plane', 'loose', ['loose']);
    if (!drag) throw new Error('It is drawn.');
    expect(flowUnder(drawn, drag, [0, 0])).toBeUndefined();
    // Its middle comes to lie on the line from a to b.
    expect(flowUnder(drawn, drag, [0, -200])).toBe('ab');
    expect([dropOf(drawn, drag, [0, -200]).name, dropOf(drawn, drag, [0, 10]).name]).toEqual(['dropOnFlow', 'moveShapes']);
  });

  it('offers no flow to a step that is joined already', () => {
    const drag = dragOf(drawn, 'plane', 'c', ['c']);
    expect(drag && flowUnder(drawn, drag, [-300, 0])).toBeUndefined();
  });
});

describe('the view near its border', () => {
  const surface = { left: 100, top: 0, right: 900, bottom: 600 };

  it('stands still while the pointer is well inside', () => {
    expect(panAtBorder(surface, { x: 500, y: 300 })).toBeUndefined();
  });

  it('moves the faster the nearer the pointer is, and no faster outside', () => {
    expect(panAtBorder(surface, { x: 880, y: 300 })).toEqual({ x: -7.5, y: 0 });
    expect(panAtBorder(surface, { x: 2000, y: 300 })).toEqual({ x: -15, y: 0 });
    expect(panAtBorder(surface, { x: 100, y: 0 })).toEqual({ x: 15, y: 15 });
  });
});
