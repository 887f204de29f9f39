import { describe, expect, it } from 'vitest';
import { insertOnFlow, orderFlows, replaceElement, setName, setProperties } from './index.js';
import { drawing } from './drawing.fixture.js';

describe('changing the type', () => {
  it('keeps id, name, flows and what both types know', () => {
    const d = drawing();
    const start = d.make('startEvent', [0, 0]);
    const step = d.append('userTask', start);
    const end = d.append('endEvent', step);
    d.run(setName(step, 'en', 'Approve'));
    d.run(
      setProperties(step, [
        [['priority'], 70],
        [['assignment'], { candidates: [] }],
      ]),
    );
    d.run(replaceElement(step, { type: 'serviceTask', properties: { service: { type: 'http' } } }));
    expect(d.entry(step)).toMatchObject({ type: 'serviceTask', name: { en: 'Approve' }, service: { type: 'http' } });
    expect(d.entry(step)['priority']).toBeUndefined();
    expect(d.flows()).toEqual([`${start}>${step}`, `${step}>${end}`].sort());
  });

  it('keeps the default flow where the new type has one, and drops it where it has none', () => {
    const d = drawing();
    const gateway = d.make('exclusiveGateway', [0, 0]);
    const [one, two] = [d.append('userTask', gateway), d.append('userTask', gateway)];
    const [first = '', second = ''] = d.entry(gateway).outgoing ?? [];
    d.run(orderFlows(gateway, [first, second], second));
    d.run(replaceElement(gateway, { type: 'inclusiveGateway' }));
    expect(d.entry(gateway).default).toBe(second);
    d.run(replaceElement(gateway, { type: 'userTask' }));
    expect(d.entry(gateway).default).toBe(second);
    d.run(replaceElement(gateway, { type: 'parallelGateway' }));
    expect(d.entry(gateway).default).toBeUndefined();
    expect(d.flows()).toEqual([`${gateway}>${one}`, `${gateway}>${two}`].sort());
  });

  it('draws another kind in its own size around the same middle', () => {
    const d = drawing();
    const step = d.make('userTask', [200, 100]);
    d.run(replaceElement(step, { type: 'exclusiveGateway' }));
    expect(d.at(step)).toEqual([175, 75, 50, 50]);
  });

  it('an open subprocess that becomes a task is closed and small; with something in it, it is refused', () => {
    const d = drawing();
    const sub = d.make('subProcess', [300, 200], { expanded: true });
    d.run(replaceElement(sub, { type: 'userTask' }));
    expect(d.at(sub).slice(2)).toEqual([136, 80]);
    expect(d.editor.document.layout?.planes?.[d.plane]?.shapes?.[sub]?.expanded).toBeUndefined();
    const full = d.make('subProcess', [900, 200], { expanded: true });
    d.make('userTask', [900, 200], { scope: full });
    expect(d.refused(replaceElement(full, { type: 'userTask' }))).toBe('TOO_SMALL');
  });

  it('refuses what its flows and events forbid', () => {
    const d = drawing();
    const start = d.make('startEvent', [0, 0]);
    const step = d.append('userTask', start);
    d.append('endEvent', step);
    expect(d.refused(replaceElement(step, { type: 'endEvent' }))).toBe('OUT_OF_END');
    expect(d.refused(replaceElement(step, { type: 'startEvent' }))).toBe('INTO_START');
    expect(d.refused(replaceElement(step, { type: 'nothingAtAll' }))).toBe('NOT_TO_CHANGE');
    const host = d.make('userTask', [0, 300]);
    d.make('boundaryEvent', [0, 340], { attachedTo: host });
    expect(d.refused(replaceElement(host, { type: 'exclusiveGateway' }))).toBe('NO_HOST');
  });

  it('an end event that nothing leads on from keeps no order of flows', () => {
    const d = drawing();
    const start = d.make('startEvent', [0, 0]);
    const step = d.append('exclusiveGateway', start);
    const [flow = ''] = Object.keys(d.editor.document.flows ?? {});
    const middle = d.run(insertOnFlow({ kind: 'element', type: 'userTask' }, flow, d.plane));
    d.run(replaceElement(step, { type: 'endEvent' }));
    expect(d.entry(step).outgoing).toBeUndefined();
    expect(d.flows()).toEqual([`${middle}>${step}`, `${start}>${middle}`].sort());
  });
});
