import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layoutProcess } from '../layout/index.js';
import {
  addLane,
  addPool,
  collapseSubProcess,
  modelOf,
  moveShapes,
  resizeShape,
  setName,
  setWay,
  tidy,
  tidyPlan,
  type ProcessDraft,
  type TidyPlan,
} from './index.js';
import { drawing, isInside, meet, type Drawing } from './drawing.fixture.js';

async function planOf(d: Drawing, ids?: readonly string[]): Promise<TidyPlan> {
  const plan = await tidyPlan(d.editor.document, d.plane, ids);
  if ('refused' in plan) throw new Error(plan.refused);
  return plan;
}

function messy() {
  const d = drawing();
  const start = d.make('startEvent', [100, 400]);
  const one = d.append('userTask', start);
  const two = d.append('userTask', one);
  const end = d.append('endEvent', two);
  d.run(moveShapes(d.plane, [one], [300, 150]));
  d.run(moveShapes(d.plane, [end], [-400, -300]));
  return { d, start, one, two, end };
}

describe('tidying all', () => {
  it('lays out from left to right as one step, where it began, with sizes kept', async () => {
    const { d, start, one, two, end } = messy();
    d.run(resizeShape(d.plane, one, [...d.at(one).slice(0, 2), 180, 100] as unknown as [number, number, number, number]));
    const all = [start, one, two, end];
    const corner = [Math.min(...all.map((id) => d.at(id)[0])), Math.min(...all.map((id) => d.at(id)[1]))];
    const before = d.editor.document;
    d.run(tidy(await planOf(d)));
    const xs = all.map((id) => d.at(id)[0]);
    expect([...xs].sort((a, b) => a - b)).toEqual(xs);
    expect(d.at(one).slice(2)).toEqual([180, 100]);
    expect([Math.min(...xs), Math.min(...all.map((id) => d.at(id)[1]))]).toEqual(corner);
    d.editor.undo();
    expect(d.editor.document).toBe(before);
  });

  it('is refused when the document was changed meanwhile', async () => {
    const { d, one } = messy();
    const plan = await planOf(d);
    d.run(setName(one, 'en', 'Approve'));
    expect(d.refused(tidy(plan))).toBe('CHANGED_MEANWHILE');
  });

  it('keeps open what is open, and a closed subprocess closed', async () => {
    const d = drawing();
    const start = d.make('startEvent', [100, 400]);
    const [open, closed] = [d.make('subProcess', [300, 0], { expanded: true }), d.make('subProcess', [900, 900], { expanded: true })];
    const inner = d.make('userTask', [300, 0], { scope: open });
    const hidden = d.make('userTask', [900, 900], { scope: closed });
    d.join(start, open);
    d.join(open, closed);
    d.run(collapseSubProcess(d.plane, closed));
    d.run(tidy(await planOf(d)));
    expect(isInside(d.at(inner), d.at(open))).toBe(true);
    expect(modelOf(d.editor.document).planesOf(hidden)).toEqual([modelOf(d.editor.document).innerPlane(closed)]);
    expect(meet(d.at(open), d.at(closed))).toBe(false);
  });

  it('of a real process with lanes leaves everything in its lane, and refuses upright pools', async () => {
    const file = new URL('../../../examples/leave-request/leave.process.json', import.meta.url);
    const d = drawing(await layoutProcess(JSON.parse(readFileSync(file, 'utf8')) as ProcessDraft));
    d.run(tidy(await planOf(d)));
    for (const { id, kind, entry } of modelOf(d.editor.document).all.values())
      if (kind === 'element' && entry.lane !== undefined)
        expect(isInside(d.at(id), d.at(entry.lane)) || entry.type === 'boundaryEvent', id).toBe(true);
    const upright = drawing();
    upright.run(addPool(upright.plane, [0, 0], { horizontal: false }));
    expect(await tidyPlan(upright.editor.document, upright.plane)).toMatchObject({ refused: 'UPRIGHT' });
  });
});

describe('tidying some things', () => {
  it('begins where they began, and moves nothing else', async () => {
    const { d, start, one, two, end } = messy();
    const others = [start, end].map((id) => d.at(id));
    const corner = [Math.min(d.at(one)[0], d.at(two)[0]), Math.min(d.at(one)[1], d.at(two)[1])];
    d.run(tidy(await planOf(d, [one, two])));
    expect([start, end].map((id) => d.at(id))).toEqual(others);
    expect([d.at(one)[0], Math.min(d.at(one)[1], d.at(two)[1])]).toEqual(corner);
    expect(d.at(two)[0]).toBeGreaterThan(d.at(one)[0] + d.at(one)[2]);
  });

  it('hands the lines between them back to the machine, and no others', async () => {
    const { d, one, two, end } = messy();
    const [, between = '', onward = ''] = Object.keys(d.editor.document.flows ?? {});
    for (const flow of [between, onward])
      d.run(
        setWay(d.plane, flow, [
          [0, 0],
          [50, 0],
          [50, 90],
        ]),
      );
    d.run(tidy(await planOf(d, [one, two])));
    const edges = d.editor.document.layout?.planes?.[d.plane]?.edges ?? {};
    expect(edges[between]?.auto).toBe(true);
    expect(edges[onward]?.auto).toBe(false);
    expect(d.entry(end).scope).toBe('main');
  });

  it('of several lanes keeps each in its lane, and takes events on borders along', async () => {
    const d = drawing();
    const start = d.make('startEvent', [100, 100]);
    const pool = d.run(addPool(d.plane, [0, 0]));
    const upper = d.run(addLane(d.plane, pool, 'inside'));
    const lower = d.run(addLane(d.plane, upper, 'after'));
    const [x, y, , height] = d.at(lower);
    const step = d.make('userTask', [x + 80, y + height / 2], { lane: lower });
    const event = d.make('boundaryEvent', [x + 80, y + height / 2 + 40], { attachedTo: step, properties: { event: { type: 'timer' } } });
    d.join(start, step);
    d.run(tidy(await planOf(d, [start, step])));
    expect(isInside(d.at(start), d.at(upper))).toBe(true);
    expect(isInside(d.at(step), d.at(lower))).toBe(true);
    expect(d.at(step)[0]).toBeGreaterThan(d.at(start)[0]);
    const [ex, ey] = d.at(event);
    expect(ey + 15).toBe(d.at(step)[1] + d.at(step)[3]);
    expect(ex).toBeGreaterThanOrEqual(d.at(step)[0] - 15);
  });

  it('needs two things of one scope', async () => {
    const { d, one } = messy();
    const sub = d.make('subProcess', [1500, 200], { expanded: true });
    const inner = d.make('userTask', [1500, 200], { scope: sub });
    expect(await tidyPlan(d.editor.document, d.plane, [one])).toMatchObject({ refused: 'NOTHING' });
    expect(await tidyPlan(d.editor.document, d.plane, [one, inner])).toMatchObject({ refused: 'SEVERAL_SCOPES' });
    expect(await tidyPlan(d.editor.document, 'nowhere')).toMatchObject({ refused: 'NO_PLACE' });
  });
});
