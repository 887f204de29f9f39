import { checkProcess, type ProcessDefinition } from '@millrace/engine/model';
import { describe, expect, it } from 'vitest';
import {
  addLane,
  addPool,
  appendThing,
  divideLane,
  insertOnFlow,
  makeRoom,
  modelOf,
  moveLane,
  moveShapes,
  placeAt,
  removeThings,
  resizeLane,
  resizeShape,
} from './index.js';
import { drawing, isInside, type Drawing } from './drawing.fixture.js';

const task = { kind: 'element', type: 'userTask' } as const;

/** A pool with two lanes, a start event in the first and a task in the second. */
function laned() {
  const d = drawing();
  const start = d.make('startEvent', [120, 100]);
  const pool = d.run(addPool(d.plane, [0, 0]));
  const upper = d.run(addLane(d.plane, pool, 'inside'));
  const lower = d.run(addLane(d.plane, upper, 'after'));
  const [x, y, , height] = d.at(lower);
  const step = d.make('userTask', [x + 250, y + height / 2], { lane: lower });
  return { d, start, pool, upper, lower, step };
}

/** Whether lanes fill their pool behind its header, one below the other. */
function fill(d: Drawing, pool: string, lanes: readonly string[], header = 30): boolean {
  const [x, y, width, height] = d.at(pool);
  let top = y;
  for (const lane of lanes) {
    const at = d.at(lane);
    if (at[0] !== x + header || at[2] !== width - header || at[1] !== top) return false;
    top += at[3];
  }
  return top === y + height;
}

describe('pools', () => {
  it('the first goes around what is drawn, and nothing changes its scope', () => {
    const d = drawing();
    const start = d.make('startEvent', [100, 100]);
    const step = d.append('userTask', start);
    const pool = d.run(addPool(d.plane, [900, 900], { name: { en: 'Purchasing' } }));
    for (const id of [start, step]) expect(isInside(d.at(id), d.at(pool))).toBe(true);
    expect(d.entry(pool)).toEqual({ process: 'main', name: { en: 'Purchasing' } });
    expect(d.entry(step).scope).toBe('main');
  });

  it('a further one brings a process of its own, which is not executed', () => {
    const d = drawing();
    d.run(addPool(d.plane, [0, 0]));
    const other = d.run(addPool(d.plane, [0, 500]));
    const process = d.entry(other).process ?? '';
    expect(process).not.toBe('main');
    expect(d.entry(process)['executable']).toBeUndefined();
    const box = d.run(addPool(d.plane, [0, 900], { blackBox: true }));
    expect(d.entry(box)).toEqual({ blackBox: true });
    expect(placeAt(modelOf(d.editor.document), d.plane, [0, 900])).toEqual({ pool: box });
  });

  it('messages go between them, flows do not', () => {
    const d = drawing();
    const step = d.make('userTask', [200, 100]);
    d.run(addPool(d.plane, [0, 0]));
    const other = d.run(addPool(d.plane, [300, 600], { blackBox: true }));
    const message = d.join(step, other);
    expect(d.entry(message)).toMatchObject({ type: 'messageFlow', from: step, to: other });
  });

  it('carries all that is in it', () => {
    const { d, pool, start, step, upper, lower } = laned();
    const before = [pool, start, step, upper, lower].map((id) => d.at(id));
    d.run(moveShapes(d.plane, [pool], [70, -20]));
    expect([pool, start, step, upper, lower].map((id) => d.at(id))).toEqual(before.map(([x, y, w, h]) => [x + 70, y - 20, w, h]));
  });

  it('grows around what is appended beyond its border', () => {
    const d = drawing();
    let last = d.make('startEvent', [100, 100]);
    const pool = d.run(addPool(d.plane, [0, 0]));
    for (let count = 0; count < 6; count += 1) {
      last = d.append('userTask', last);
      expect(isInside(d.at(last), d.at(pool))).toBe(true);
    }
    const gateway = d.append('exclusiveGateway', last);
    for (let count = 0; count < 5; count += 1) expect(isInside(d.at(d.append('userTask', gateway)), d.at(pool))).toBe(true);
  });

  it('pushes the pool below down when it grows', () => {
    const d = drawing();
    const start = d.make('exclusiveGateway', [200, 100]);
    const pool = d.run(addPool(d.plane, [0, 0]));
    const [x, y, width, height] = d.at(pool);
    const below = d.run(addPool(d.plane, [x + width / 2, y + height + 100], { blackBox: true }));
    const gap = d.at(below)[1] - y - height;
    for (let count = 0; count < 5; count += 1) d.append('userTask', start);
    const [, top, , high] = d.at(pool);
    expect(high).toBeGreaterThan(height);
    expect(d.at(below)[1] - top - high).toBe(gap);
  });
});

describe('lanes', () => {
  it('the first takes all that stands in the pool, the next brings its own room', () => {
    const { d, pool, upper, lower, start } = laned();
    expect(d.entry(start).lane).toBe(upper);
    expect(d.entry(lower)).toEqual({ parent: null, scope: 'main' });
    expect(fill(d, pool, [upper, lower])).toBe(true);
  });

  it('are added before, after and inside; what is behind moves on', () => {
    const { d, pool, upper, lower, step } = laned();
    const before = d.at(step)[1];
    const between = d.run(addLane(d.plane, lower, 'before'));
    expect(fill(d, pool, [upper, between, lower])).toBe(true);
    expect(d.at(step)[1]).toBe(before + d.at(between)[3]);
    const inner = d.run(addLane(d.plane, lower, 'inside'));
    const second = d.run(addLane(d.plane, inner, 'after'));
    expect(fill(d, lower, [inner, second])).toBe(true);
    expect(fill(d, pool, [upper, between, lower])).toBe(true);
    expect(d.entry(step).lane).toBe(inner);
    expect(d.entry(second).parent).toBe(lower);
  });

  it('are divided evenly, and what stands there comes into the lane of its middle', () => {
    const { d, pool, upper, lower, step, start } = laned();
    const made = (d.editor.run(divideLane(d.plane, lower, 3)) as { select?: readonly string[] }).select ?? [];
    expect(fill(d, lower, made)).toBe(true);
    expect(fill(d, pool, [upper, lower])).toBe(true);
    const sizes = made.map((lane) => d.at(lane)[3]);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    const home = d.entry(step).lane ?? '';
    const [, y, , height] = d.at(step);
    expect(made).toContain(home);
    expect(y + height / 2).toBeGreaterThanOrEqual(d.at(home)[1]);
    expect(d.entry(start).lane).toBe(upper);
    expect(d.refused(divideLane(d.plane, lower, 2))).toBe('HAS_LANES');
    expect(d.refused(divideLane(d.plane, upper, 1))).toBe('NO_NUMBER');
  });

  it('change their places with all that stands in them', () => {
    const { d, pool, upper, lower, step } = laned();
    const fromTop = d.at(step)[1] - d.at(lower)[1];
    d.run(moveLane(d.plane, lower, 0));
    expect(fill(d, pool, [lower, upper])).toBe(true);
    expect(d.at(step)[1] - d.at(lower)[1]).toBe(fromTop);
  });

  it('share their border: one grows as the other shrinks, and content moves along', () => {
    const { d, pool, upper, lower, step } = laned();
    const height = d.at(pool)[3];
    d.run(resizeLane(d.plane, upper, 'end', 30));
    expect(fill(d, pool, [upper, lower])).toBe(true);
    expect(d.at(pool)[3]).toBe(height);
    expect(isInside(d.at(step), d.at(lower))).toBe(true);
    expect(d.refused(resizeLane(d.plane, upper, 'end', 60))).toBe('TOO_SMALL');
    d.run(resizeLane(d.plane, lower, 'end', 50));
    expect(d.at(pool)[3]).toBe(height + 50);
    expect(fill(d, pool, [upper, lower])).toBe(true);
  });

  it('follow a pool that changes its size, and hold what is in them', () => {
    const { d, pool, upper, lower } = laned();
    const [x, y, width, height] = d.at(pool);
    d.run(resizeShape(d.plane, pool, [x, y, width + 200, height + 40]));
    expect(fill(d, pool, [upper, lower])).toBe(true);
    expect(d.refused(resizeShape(d.plane, pool, [x, y, width, height - 60]))).toBe('TOO_SMALL');
    d.run(resizeShape(d.plane, upper, [d.at(upper)[0], d.at(upper)[1], d.at(upper)[2] - 40, d.at(upper)[3] + 20]));
    expect(d.at(pool)[2]).toBe(width + 160);
    expect(fill(d, pool, [upper, lower])).toBe(true);
  });

  it('leave their room and their content to a neighbour when they are removed', () => {
    const { d, pool, upper, lower, step } = laned();
    const [height, place] = [d.at(pool)[3], d.at(step)];
    d.run(removeThings([lower]));
    expect(fill(d, pool, [upper])).toBe(true);
    expect(d.at(pool)[3]).toBe(height);
    expect(d.at(step)).toEqual(place);
    expect(d.entry(step).lane).toBe(upper);
    d.run(removeThings([upper]));
    expect(d.entry(step).lane).toBeUndefined();
  });

  it('grow for what is appended below, and the lanes behind move with all in them', () => {
    const { d, pool, upper, lower, start, step } = laned();
    const before = d.at(step)[1];
    const gateway = d.append('exclusiveGateway', start);
    for (let count = 0; count < 4; count += 1) {
      const made = d.append('userTask', gateway);
      expect(d.entry(made).lane).toBe(upper);
      expect(isInside(d.at(made), d.at(upper))).toBe(true);
    }
    expect(fill(d, pool, [upper, lower])).toBe(true);
    expect(d.at(step)[1]).toBeGreaterThan(before);
    expect(isInside(d.at(step), d.at(lower))).toBe(true);
  });

  it('are left and entered by moving; a lane of another scope is refused', () => {
    const { d, upper, lower, step, start } = laned();
    const [x, y] = d.at(upper);
    const { scope, lane } = placeAt(modelOf(d.editor.document), d.plane, [x + 400, y + 50], [step]);
    expect({ scope, lane }).toEqual({ scope: 'main', lane: upper });
    d.run(moveShapes(d.plane, [step], [0, y + 40 - d.at(step)[1]], { scope, lane }));
    expect(d.entry(step).lane).toBe(upper);
    const sub = d.make('subProcess', [x + 700, y + 60], { expanded: true, lane: upper });
    d.run(moveShapes(d.plane, [start], [x + 640 - d.at(start)[0], 0], { scope: sub }));
    expect(d.entry(start).lane).toBeUndefined();
    expect(d.refused(moveShapes(d.plane, [start], [0, 0], { lane: lower }))).toBe('NOT_THERE');
  });

  it('moving one moves its pool, and the space tool leaves no gap at a border', () => {
    const { d, pool, upper, lower } = laned();
    const [x] = d.at(pool);
    d.run(moveShapes(d.plane, [upper], [25, 0]));
    expect(d.at(pool)[0]).toBe(x + 25);
    expect(fill(d, pool, [upper, lower])).toBe(true);
    d.run(makeRoom(d.plane, 'y', d.at(lower)[1], 35));
    expect(fill(d, pool, [upper, lower])).toBe(true);
    d.run(makeRoom(d.plane, 'x', d.at(pool)[0] + 300, 35));
    expect(fill(d, pool, [upper, lower])).toBe(true);
  });

  it('a step dropped on a flow between two lanes stands in the lane under it', () => {
    const { d, start, step, upper, lower } = laned();
    const flow = d.join(start, step);
    const made = d.run(insertOnFlow(task, flow, d.plane));
    const [, y, , height] = d.at(made);
    const home = d.entry(made).lane ?? '';
    expect([upper, lower]).toContain(home);
    expect(y + height / 2).toBeGreaterThanOrEqual(d.at(home)[1]);
    expect(y + height / 2).toBeLessThanOrEqual(d.at(home)[1] + d.at(home)[3]);
  });

  it('divide an open subprocess below its name', () => {
    const d = drawing();
    const sub = d.make('subProcess', [400, 300], { expanded: true });
    const inner = d.make('userTask', [400, 300], { scope: sub });
    const lane = d.run(addLane(d.plane, sub, 'inside'));
    const next = d.run(addLane(d.plane, lane, 'after'));
    expect(d.entry(inner).lane).toBe(lane);
    for (const id of [lane, next]) expect(isInside(d.at(id), d.at(sub))).toBe(true);
    expect(d.at(lane)[1]).toBe(d.at(sub)[1] + 30);
  });

  it('stand side by side in an upright pool', () => {
    const d = drawing();
    const pool = d.run(addPool(d.plane, [300, 400], { horizontal: false }));
    const left = d.run(addLane(d.plane, pool, 'inside'));
    const right = d.run(addLane(d.plane, left, 'after'));
    const [x, y, width, height] = d.at(pool);
    expect(d.at(left)).toEqual([x, y + 30, d.at(left)[2], height - 30]);
    expect(d.at(right)[0]).toBe(x + d.at(left)[2]);
    expect(d.at(left)[2] + d.at(right)[2]).toBe(width);
  });

  it('need something to divide, and the engine takes what was made', () => {
    const d = drawing();
    expect(d.refused(addLane(d.plane, 'main', 'inside'))).toBe('NO_FRAME');
    const { d: whole, start, step } = laned();
    whole.join(start, step);
    whole.run(appendThing({ kind: 'element', type: 'endEvent' }, step, whole.plane));
    const problems = checkProcess(whole.editor.document as unknown as ProcessDefinition).filter(({ severity }) => severity !== 'warning');
    expect(problems).toEqual([]);
  });
});
