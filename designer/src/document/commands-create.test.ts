import { describe, expect, it } from 'vitest';
import {
  appendThing,
  connect,
  createThing,
  dropOnFlow,
  insertOnFlow,
  modelOf,
  reconnect,
  setName,
  setProperty,
  orderFlows,
} from './index.js';
import { drawing, isInside, meet } from './drawing.fixture.js';

const task = { kind: 'element', type: 'userTask' } as const;

describe('adding and appending', () => {
  it('puts what follows to the right at the same height and joins it', () => {
    const d = drawing();
    const start = d.make('startEvent', [100, 100]);
    const step = d.append('userTask', start);
    expect(d.flows()).toEqual([`${start}>${step}`]);
    const [from, to] = [d.at(start), d.at(step)];
    expect(to[0]).toBeGreaterThan(from[0] + from[2]);
    expect(to[1] + to[3] / 2).toBe(from[1] + from[3] / 2);
  });

  it('puts a second one where nothing stands, and the flow has a way', () => {
    const d = drawing();
    const gateway = d.make('exclusiveGateway', [100, 100]);
    const [one, other] = [d.append('userTask', gateway), d.append('userTask', gateway)];
    expect(meet(d.at(one), d.at(other))).toBe(false);
    const [flow] = d.entry(gateway).outgoing?.slice(-1) ?? [];
    expect(d.via(flow ?? '').length).toBeGreaterThan(1);
    expect(d.entry(gateway).outgoing).toHaveLength(2);
  });

  it('refuses what may not follow, with words in both languages', () => {
    const d = drawing();
    const end = d.make('endEvent', [100, 100]);
    expect(d.refused(appendThing(task, end, d.plane))).toBe('OUT_OF_END');
    const outcome = d.editor.run(appendThing(task, end, d.plane));
    expect(outcome.ok ? '' : outcome.refusal.words.ru).toMatch(/[а-я]/);
  });

  it('sits a boundary event on the border of its activity, wherever near it was dropped', () => {
    const d = drawing();
    const host = d.make('userTask', [200, 200]);
    const event = d.make('boundaryEvent', [215, 245], { attachedTo: host, properties: { event: { type: 'timer' } } });
    const [, y, , height] = d.at(event);
    const [, top, , high] = d.at(host);
    expect(y + height / 2).toBe(top + high);
    expect(d.refused(createThing({ kind: 'element', type: 'boundaryEvent' }, { plane: d.plane, at: [0, 0], scope: 'main' }))).toBe(
      'NO_HOST',
    );
  });

  it('appends the activity that compensates to a compensation event by a dotted line', () => {
    const d = drawing();
    const host = d.make('userTask', [200, 200]);
    const event = d.make('boundaryEvent', [200, 240], { attachedTo: host, properties: { event: { type: 'compensation' } } });
    const handler = d.append('serviceTask', event);
    expect(d.entry(handler)['isForCompensation']).toBe(true);
    expect(d.flows()).toEqual([]);
    expect(
      modelOf(d.editor.document)
        .linesAt(handler)
        .map(({ kind }) => kind),
    ).toEqual(['association']);
  });

  it('refuses places that are no numbers and diagrams that are not there', () => {
    const d = drawing();
    expect(d.refused(createThing(task, { plane: d.plane, at: [Number.NaN, 0], scope: 'main' }))).toBe('NO_NUMBER');
    expect(d.refused(createThing(task, { plane: 'nowhere', at: [0, 0], scope: 'main' }))).toBe('NO_PLACE');
    expect(d.refused(createThing(task, { plane: d.plane, at: [0, 0], scope: 'nowhere' }))).toBe('OUTSIDE_POOL');
  });
});

describe('dropping on a flow', () => {
  it('leads into the new step and on from it; the flow in keeps its id, condition and name', () => {
    const d = drawing();
    const gateway = d.make('exclusiveGateway', [100, 100]);
    const after = d.append('userTask', gateway);
    const [flow = ''] = d.editor.document.flows ? Object.keys(d.editor.document.flows) : [];
    d.run(setProperty(flow, ['when'], 'amount > 5'));
    d.run(setName(flow, 'en', 'large'));
    const middle = d.run(insertOnFlow(task, flow, d.plane));
    expect(d.flows()).toEqual([`${gateway}>${middle}`, `${middle}>${after}`].sort());
    expect(d.entry(flow)).toMatchObject({ from: gateway, to: middle, when: 'amount > 5', name: { en: 'large' } });
  });

  it('makes room: nothing overlaps and what follows moves right', () => {
    const d = drawing();
    const start = d.make('startEvent', [100, 100]);
    const [one] = [d.append('userTask', start)];
    const two = d.append('userTask', one);
    const before = d.at(two)[0];
    const [, flow = ''] = Object.keys(d.editor.document.flows ?? {});
    const middle = d.run(insertOnFlow(task, flow, d.plane));
    expect(d.at(two)[0]).toBeGreaterThan(before);
    for (const other of [start, one, two]) expect(meet(d.at(middle), d.at(other))).toBe(false);
  });

  it('takes a step that stands alone with the event on its border, and no other', () => {
    const d = drawing();
    const start = d.make('startEvent', [100, 100]);
    const after = d.append('userTask', start);
    const [flow = ''] = Object.keys(d.editor.document.flows ?? {});
    const sub = d.make('subProcess', [600, 500], { expanded: true });
    const alone = d.make('subProcess', [600, 500], { scope: sub, expanded: true, size: [200, 100] });
    const inner = d.make('userTask', [600, 500], { scope: alone });
    const event = d.make('boundaryEvent', [600, 550], { scope: sub, attachedTo: alone, properties: { event: { type: 'timer' } } });
    d.run(dropOnFlow(d.plane, alone, flow));
    expect(d.flows()).toEqual([`${alone}>${after}`, `${start}>${alone}`].sort());
    expect([d.entry(alone).scope, d.entry(event).scope]).toEqual(['main', 'main']);
    expect([d.at(event)[0] - d.at(alone)[0], d.at(event)[1] - d.at(alone)[1]]).toEqual([85, 85]);
    expect(isInside(d.at(inner), d.at(alone))).toBe(true);
    for (const other of [start, after]) expect(meet(d.at(alone), d.at(other))).toBe(false);
    expect(d.refused(dropOnFlow(d.plane, after, flow))).toBe('NOT_THERE');
  });

  it('refuses what nothing leads into or out of', () => {
    const d = drawing();
    d.append('userTask', d.make('startEvent', [100, 100]));
    const [flow = ''] = Object.keys(d.editor.document.flows ?? {});
    expect(d.refused(insertOnFlow({ kind: 'element', type: 'endEvent' }, flow, d.plane))).toBe('NOT_THERE');
  });
});

describe('connecting', () => {
  it('says why not, for each rule', () => {
    const d = drawing();
    const start = d.make('startEvent', [0, 0]);
    const step = d.make('userTask', [200, 0]);
    const sub = d.make('subProcess', [600, 0], { expanded: true });
    const inner = d.make('userTask', [600, 0], { scope: sub });
    expect(d.refused(connect(d.plane, step, start))).toBe('INTO_START');
    expect(d.refused(connect(d.plane, step, inner))).toBe('ACROSS_SCOPES');
    d.join(start, step);
    expect(d.refused(connect(d.plane, start, step))).toBe('ALREADY');
    expect(d.refused(connect(d.plane, start, start))).toBe('INTO_START');
  });

  it('keeps the order of the flows of a gateway, and the default follows reconnecting', () => {
    const d = drawing();
    const gateway = d.make('exclusiveGateway', [0, 0]);
    const other = d.make('exclusiveGateway', [0, 300]);
    const [one, two] = [d.append('userTask', gateway), d.append('userTask', gateway)];
    const [first = '', second = ''] = d.entry(gateway).outgoing ?? [];
    d.run(orderFlows(gateway, [second, first], second));
    expect(d.entry(gateway)).toMatchObject({ outgoing: [second, first], default: second });
    d.run(reconnect(second, 'from', other));
    expect(d.entry(gateway).outgoing).toEqual([first]);
    expect(d.entry(gateway).default).toBeUndefined();
    expect(d.flows()).toEqual([`${gateway}>${one}`, `${other}>${two}`].sort());
  });

  it('the default flow loses its condition, and what asks no conditions has none', () => {
    const d = drawing();
    const gateway = d.make('exclusiveGateway', [0, 0]);
    d.append('userTask', gateway);
    const [flow = ''] = Object.keys(d.editor.document.flows ?? {});
    d.run(setProperty(flow, ['when'], 'a'));
    d.run(orderFlows(gateway, [flow], flow));
    expect(d.entry(flow)['when']).toBeUndefined();
    const parallel = d.make('parallelGateway', [0, 300]);
    d.append('userTask', parallel);
    const [own = ''] = Object.keys(d.editor.document.flows ?? {}).slice(-1);
    expect(d.refused(orderFlows(parallel, [own], own))).toBe('NO_DEFAULT');
  });
});

describe('properties', () => {
  it('refuses what the schema does not know and what only commands of their own may change', () => {
    const d = drawing();
    const step = d.make('userTask', [0, 0]);
    expect(d.refused(setProperty(step, ['nonsense'], 1))).toBe('INVALID');
    for (const tie of ['scope', 'lane', 'outgoing', 'default', 'type'])
      expect(d.refused(setProperty(step, [tie], 'x'))).toBe('NOT_TO_CHANGE');
    expect(d.refused(setProperty(undefined, ['elements', step], {}))).toBe('NOT_TO_CHANGE');
    expect(d.refused(setProperty(step, ['__proto__', 'x'], 1))).toBe('NOT_TO_CHANGE');
  });

  it('names in one language leave the other alone', () => {
    const d = drawing();
    const step = d.make('userTask', [0, 0], { name: 'Approve' });
    d.run(setName(step, 'ru', 'Согласовать'));
    expect(d.entry(step).name).toEqual({ en: 'Approve', ru: 'Согласовать' });
    d.run(setName(step, 'en', ''));
    expect(d.entry(step).name).toEqual({ ru: 'Согласовать' });
  });
});
