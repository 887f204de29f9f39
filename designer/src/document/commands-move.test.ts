import { describe, expect, it } from 'vitest';
import {
  alignShapes,
  createThing,
  distributeShapes,
  freeWays,
  makeRoom,
  moveLabel,
  moveShapes,
  paint,
  placeAt,
  modelOf,
  resizeShape,
  setWay,
} from './index.js';
import { drawing, isInside } from './drawing.fixture.js';

describe('moving', () => {
  it('takes events on the border along, and lines between moved things keep their bends', () => {
    const d = drawing();
    const one = d.make('userTask', [100, 100]);
    const event = d.make('boundaryEvent', [100, 140], { attachedTo: one, properties: { event: { type: 'timer' } } });
    const two = d.append('userTask', one);
    const [flow = ''] = Object.keys(d.editor.document.flows ?? {});
    d.run(
      setWay(d.plane, flow, [
        [168, 100],
        [200, 100],
        [200, 60],
        [228, 60],
        [228, 100],
      ]),
    );
    const [before, eventBefore] = [d.via(flow), d.at(event)];
    d.run(moveShapes(d.plane, [one, two], [30, 50]));
    expect(d.via(flow)).toEqual(before.map(([x, y]) => [x + 30, y + 50]));
    expect(d.at(event)).toEqual([eventBefore[0] + 30, eventBefore[1] + 50, 30, 30]);
  });

  it('of a line drawn by hand only the stretch next to the moved shape follows', () => {
    const d = drawing();
    const one = d.make('userTask', [100, 100]);
    const two = d.make('userTask', [600, 300]);
    const flow = d.join(one, two);
    d.run(
      setWay(d.plane, flow, [
        [168, 100],
        [300, 100],
        [300, 200],
        [450, 200],
        [450, 300],
        [532, 300],
      ]),
    );
    d.run(moveShapes(d.plane, [two], [0, 40]));
    expect(d.via(flow)).toEqual([
      [168, 100],
      [300, 100],
      [300, 200],
      [450, 200],
      [450, 340],
      [532, 340],
    ]);
    d.run(freeWays(d.plane, [flow]));
    expect(d.via(flow)).not.toContainEqual([300, 200]);
  });

  it('a line routed by machine goes round what is moved onto it', () => {
    const d = drawing();
    const one = d.make('userTask', [100, 100]);
    const two = d.make('userTask', [700, 100]);
    const other = d.make('userTask', [400, 400]);
    const flow = d.join(one, two);
    d.run(moveShapes(d.plane, [other], [0, -300]));
    const [x, y, width, height] = d.at(other);
    const crosses = d.via(flow).some(([px, py], index) => {
      const [nx, ny] = d.via(flow)[index + 1] ?? [px, py];
      return Math.min(px, nx) < x + width && Math.max(px, nx) > x && Math.min(py, ny) < y + height && Math.max(py, ny) > y;
    });
    expect(crosses).toBe(false);
  });

  it('a boundary event stays on the border, and goes to another activity', () => {
    const d = drawing();
    const host = d.make('userTask', [200, 200]);
    const other = d.make('userTask', [600, 200]);
    const event = d.make('boundaryEvent', [200, 240], { attachedTo: host, properties: { event: { type: 'timer' } } });
    d.run(moveShapes(d.plane, [event], [40, 5]));
    expect(d.at(event)).toEqual([225, 225, 30, 30]);
    d.run(moveShapes(d.plane, [event], [300, 0], { attachedTo: other }));
    expect(d.entry(event).attachedTo).toBe(other);
    const [x, y] = d.at(event);
    const [left, top, width, height] = d.at(other);
    expect(x + 15 === left || x + 15 === left + width || y + 15 === top || y + 15 === top + height).toBe(true);
    expect(d.refused(moveShapes(d.plane, [event], [0, 0], { attachedTo: event }))).toBe('NO_HOST');
  });

  it('into a subprocess changes the scope, and a flow that would cross its border goes', () => {
    const d = drawing();
    const start = d.make('startEvent', [0, 0]);
    const step = d.append('userTask', start);
    const sub = d.make('subProcess', [600, 300], { expanded: true });
    d.run(moveShapes(d.plane, [step], [400, 280], { scope: sub }));
    expect(d.entry(step).scope).toBe(sub);
    expect(d.flows()).toEqual([]);
    expect(d.refused(moveShapes(d.plane, [sub], [0, 0], { scope: sub }))).toBe('INTO_ITSELF');
  });

  it('an open subprocess grows around what is moved beyond its border, and what is behind makes room', () => {
    const d = drawing();
    const sub = d.make('subProcess', [300, 200], { expanded: true });
    const inner = d.make('userTask', [300, 200], { scope: sub });
    const next = d.append('userTask', sub);
    const before = d.at(next);
    d.run(moveShapes(d.plane, [inner], [150, 90]));
    expect(isInside(d.at(inner), d.at(sub))).toBe(true);
    expect(d.at(next)[0]).toBeGreaterThan(before[0]);
    expect(d.at(next)[0] - d.at(sub)[0] - d.at(sub)[2]).toBe(before[0] - 480);
  });
});

describe('the space tool', () => {
  it('moves what is beyond the line, also the bends of lines drawn by hand', () => {
    const d = drawing();
    const one = d.make('userTask', [100, 100]);
    const two = d.make('userTask', [600, 300]);
    const flow = d.join(one, two);
    d.run(
      setWay(d.plane, flow, [
        [168, 100],
        [300, 100],
        [300, 200],
        [450, 200],
        [450, 300],
        [532, 300],
      ]),
    );
    d.run(makeRoom(d.plane, 'x', 400, 50));
    expect(d.at(two)[0]).toBe(582);
    expect(d.via(flow)).toEqual([
      [168, 100],
      [300, 100],
      [300, 200],
      [500, 200],
      [500, 300],
      [582, 300],
    ]);
  });

  it('takes room away only as far as there is any', () => {
    const d = drawing();
    const one = d.make('userTask', [100, 100]);
    const two = d.make('userTask', [300, 100]);
    d.run(makeRoom(d.plane, 'x', 200, -500));
    expect(d.at(two)[0]).toBe(200);
    expect(d.at(one)[0]).toBe(32);
    expect(d.refused(makeRoom(d.plane, 'x', 200, -500))).toBe('NOTHING');
  });

  it('makes an open subprocess that lies across the line longer', () => {
    const d = drawing();
    const sub = d.make('subProcess', [300, 200], { expanded: true });
    const width = d.at(sub)[2];
    d.run(makeRoom(d.plane, 'x', 300, 70));
    expect(d.at(sub)[2]).toBe(width + 70);
  });
});

describe('lining up, painting, labels and sizes', () => {
  it('aligns and distributes with events on borders', () => {
    const d = drawing();
    const [one, two, three] = [d.make('userTask', [100, 100]), d.make('userTask', [310, 170]), d.make('userTask', [700, 60])];
    const event = d.make('boundaryEvent', [310, 210], { attachedTo: two, properties: { event: { type: 'timer' } } });
    d.run(alignShapes(d.plane, [one, two, three, event], 'top'));
    expect([one, two, three].map((id) => d.at(id)[1])).toEqual([20, 20, 20]);
    expect(d.at(event)[1]).toBe(85);
    d.run(distributeShapes(d.plane, [one, two, three], 'x'));
    expect(d.at(two)[0] - d.at(one)[0]).toBe(d.at(three)[0] - d.at(two)[0]);
  });

  it('paints with colours only, and takes them back', () => {
    const d = drawing();
    const step = d.make('userTask', [0, 0]);
    expect(d.refused(paint(d.plane, [step], { fill: 'red' }))).toBe('INVALID');
    const shape = () => d.editor.document.layout?.planes?.[d.plane]?.shapes?.[step];
    d.run(moveLabel(d.plane, step, [0, 50, 80, 20]));
    expect(shape()?.label).toEqual([0, 50, 80, 20]);
    d.run(moveLabel(d.plane, step, undefined));
    expect(shape()).toEqual({ at: [-68, -40, 136, 80] });
  });

  it('refuses a subprocess too small for what is in it', () => {
    const d = drawing();
    const sub = d.make('subProcess', [300, 200], { expanded: true });
    d.make('userTask', [400, 250], { scope: sub });
    expect(d.refused(resizeShape(d.plane, sub, [120, 100, 200, 100]))).toBe('TOO_SMALL');
    d.run(resizeShape(d.plane, sub, [100, 90, 420, 240]));
    expect(d.at(sub)).toEqual([100, 90, 420, 240]);
  });

  it('keeps events on the border of what changes its size', () => {
    const d = drawing();
    const step = d.make('userTask', [200, 200]);
    const event = d.make('boundaryEvent', [268, 200], { attachedTo: step, properties: { event: { type: 'timer' } } });
    d.run(resizeShape(d.plane, step, [132, 160, 200, 80]));
    expect(d.at(event)[0] + 15).toBe(332);
  });
});

describe('what lies under a point', () => {
  const laid = () => {
    const d = drawing();
    const start = d.make('startEvent', [100, 200]);
    const step = d.append('userTask', start);
    const sub = d.make('subProcess', [700, 200], { expanded: true });
    const inner = d.make('userTask', [700, 200], { scope: sub });
    const ask = (x: number, y: number, ignoring: readonly string[] = []) => placeAt(modelOf(d.editor.document), d.plane, [x, y], ignoring);
    return { d, start, step, sub, inner, ask };
  };

  it('the innermost scope, never what is being moved itself', () => {
    const { ask, sub } = laid();
    expect(ask(540, 120).scope).toBe(sub);
    expect(ask(540, 120, [sub]).scope).toBe('main');
    expect(ask(2000, 2000).scope).toBe('main');
  });

  it('an activity whose border is within twelve units', () => {
    const { ask, d, step } = laid();
    const [x, y, width, height] = d.at(step);
    expect(ask(x + width / 2, y + height + 11).host).toBe(step);
    expect(ask(x + width / 2, y + height - 11).host).toBe(step);
    expect(ask(x + width / 2, y + height + 13).host).toBeUndefined();
    expect(ask(x + width / 2, y + height + 11, [step]).host).toBeUndefined();
  });

  it('a flow within eight units, but none of what is moved', () => {
    const { ask, d, start, step } = laid();
    const middle = (d.at(start)[0] + d.at(start)[2] + d.at(step)[0]) / 2;
    const [flow] = Object.keys(d.editor.document.flows ?? {});
    expect(ask(middle, 207).flow).toBe(flow);
    expect(ask(middle, 210).flow).toBeUndefined();
    expect(ask(middle, 200, [step]).flow).toBeUndefined();
  });

  it('says what a new thing takes as its place', () => {
    const { ask, d, sub } = laid();
    const { scope = '' } = ask(560, 280);
    const made = d.run(createThing({ kind: 'element', type: 'endEvent' }, { plane: d.plane, at: [560, 280], scope }));
    expect(d.entry(made).scope).toBe(sub);
  });
});
