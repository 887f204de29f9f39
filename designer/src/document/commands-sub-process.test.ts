import { describe, expect, it } from 'vitest';
import { addLane, addPool, collapseSubProcess, createThing, expandSubProcess, modelOf, moveShapes } from './index.js';
import { drawing, isInside, meet } from './drawing.fixture.js';

const timer = { event: { type: 'timer' } };

/** An open subprocess with a start event, an open subprocess with a task in it, and an event on its border. */
function nested() {
  const d = drawing();
  const start = d.make('startEvent', [60, 300]);
  const sub = d.make('subProcess', [400, 300], { expanded: true });
  d.join(start, sub);
  const first = d.make('startEvent', [250, 300], { scope: sub });
  const inner = d.make('subProcess', [450, 300], { expanded: true, scope: sub, size: [180, 120] });
  const task = d.make('userTask', [450, 300], { scope: inner });
  const flow = d.join(first, inner);
  const event = d.make('boundaryEvent', [400, d.at(sub)[1] + d.at(sub)[3]], { attachedTo: sub, properties: timer });
  const next = d.append('userTask', sub);
  const below = d.make('userTask', [400, 520]);
  return { d, start, sub, first, inner, task, flow, event, next, below };
}

describe('closing a subprocess', () => {
  it('shows its content on a plane of its own, all that is nested with it', () => {
    const { d, sub, first, inner, task, flow } = nested();
    d.run(collapseSubProcess(d.plane, sub));
    const model = modelOf(d.editor.document);
    const plane = model.innerPlane(sub) ?? '';
    for (const id of [first, inner, task, flow]) expect(model.planesOf(id)).toEqual([plane]);
    expect(isInside(d.at(task, plane), d.at(inner, plane))).toBe(true);
    expect(model.planes[plane]?.shapes?.[inner]?.expanded).toBe(true);
    expect(d.at(sub).slice(2)).toEqual([144, 84]);
  });

  it('keeps the event on its border', () => {
    const { d, sub, event } = nested();
    d.run(collapseSubProcess(d.plane, sub));
    const [, y, , height] = d.at(sub);
    expect(d.at(event)[1] + 15).toBe(y + height);
  });

  it('and opening it again brings everything back together without covering anything', () => {
    const { d, sub, first, inner, task, next, below, start } = nested();
    d.run(collapseSubProcess(d.plane, sub));
    d.run(moveShapes(d.plane, [next], [-150, 0]));
    d.run(moveShapes(d.plane, [below], [0, -100]));
    d.run(expandSubProcess(d.plane, sub));
    const model = modelOf(d.editor.document);
    expect(model.innerPlane(sub)).toBeUndefined();
    for (const id of [first, inner]) expect(isInside(d.at(id), d.at(sub))).toBe(true);
    expect(isInside(d.at(task), d.at(inner))).toBe(true);
    for (const id of [next, below, start]) expect(meet(d.at(id), d.at(sub))).toBe(false);
  });

  it('draws a line to what stays outside no longer, and draws it again when it opens', () => {
    const d = drawing();
    const sub = d.make('subProcess', [300, 200], { expanded: true });
    const task = d.make('userTask', [300, 200], { scope: sub });
    const note = d.run(
      createThing({ kind: 'note', type: 'textAnnotation', properties: { text: 'Why' } }, { plane: d.plane, at: [300, 500], scope: 'main' }),
    );
    const line = d.join(task, note);
    d.run(collapseSubProcess(d.plane, sub));
    expect(modelOf(d.editor.document).planesOf(line)).toEqual([]);
    d.run(expandSubProcess(d.plane, sub));
    expect(modelOf(d.editor.document).planesOf(line)).toEqual([d.plane]);
    expect(d.via(line).length).toBeGreaterThan(1);
  });

  it('refuses what is closed, open or no subprocess already', () => {
    const { d, sub, task } = nested();
    expect(d.refused(expandSubProcess(d.plane, sub))).toBe('NOTHING');
    expect(d.refused(collapseSubProcess(d.plane, task))).toBe('UNKNOWN');
    d.run(collapseSubProcess(d.plane, sub));
    expect(d.refused(collapseSubProcess(d.plane, sub))).toBe('NOTHING');
  });
});

describe('opening a subprocess in a lane', () => {
  it('makes the lane and its pool grow; nothing leaves its lane', () => {
    const d = drawing();
    const start = d.make('startEvent', [100, 100]);
    const pool = d.run(addPool(d.plane, [0, 0]));
    const upper = d.run(addLane(d.plane, pool, 'inside'));
    const lower = d.run(addLane(d.plane, upper, 'after'));
    const sub = d.append('subProcess', start);
    const next = d.append('userTask', sub);
    const other = d.make('userTask', [d.at(lower)[0] + 200, d.at(lower)[1] + 60], { lane: lower });
    d.run(expandSubProcess(d.plane, sub));
    for (const id of [start, sub, next]) expect(isInside(d.at(id), d.at(upper))).toBe(true);
    expect(isInside(d.at(other), d.at(lower))).toBe(true);
    expect(meet(d.at(sub), d.at(next))).toBe(false);
    expect(d.at(upper)[1] + d.at(upper)[3]).toBe(d.at(lower)[1]);
  });
});
