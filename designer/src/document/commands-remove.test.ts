import { describe, expect, it } from 'vitest';
import { addPool, addRoot, modelOf, orderFlows, removeThings, setName, setProperty } from './index.js';
import { drawing } from './drawing.fixture.js';

describe('deleting heals the flow', () => {
  it('leads on from what came before to what followed', () => {
    const d = drawing();
    const start = d.make('startEvent', [0, 0]);
    const [one] = [d.append('userTask', start)];
    const two = d.append('userTask', one);
    const end = d.append('endEvent', two);
    const [kept = ''] = Object.keys(d.editor.document.flows ?? {});
    d.run(setName(kept, 'en', 'first'));
    d.run(removeThings([one, two]));
    expect(d.flows()).toEqual([`${start}>${end}`]);
    expect(d.entry(kept)).toMatchObject({ name: { en: 'first' }, to: end });
    expect(d.via(kept).length).toBeGreaterThan(1);
  });

  it('leads all flows of a join on', () => {
    const d = drawing();
    const split = d.make('exclusiveGateway', [0, 0]);
    const [one, two] = [d.append('userTask', split), d.append('userTask', split)];
    const join = d.append('exclusiveGateway', one);
    d.join(two, join);
    const end = d.append('endEvent', join);
    d.run(removeThings([join]));
    expect(d.flows()).toEqual([`${one}>${end}`, `${split}>${one}`, `${split}>${two}`, `${two}>${end}`].sort());
  });

  it('keeps the default way of a gateway when both of its steps go', () => {
    const d = drawing();
    const split = d.make('exclusiveGateway', [0, 0]);
    const [one, two] = [d.append('userTask', split), d.append('userTask', split)];
    const end = d.append('endEvent', one);
    d.join(two, end);
    const [first = '', second = ''] = d.entry(split).outgoing ?? [];
    d.run(orderFlows(split, [first, second], second));
    d.run(removeThings([one, two]));
    expect(d.flows()).toEqual([`${split}>${end}`, `${split}>${end}`]);
    expect(d.entry(split).default).toBe(second);
  });

  it('does not guess behind a split, and makes no loop', () => {
    const d = drawing();
    const start = d.make('startEvent', [0, 0]);
    const split = d.append('exclusiveGateway', start);
    const [one, two] = [d.append('userTask', split), d.append('userTask', split)];
    const back = d.append('userTask', two);
    d.join(back, two);
    d.run(removeThings([split]));
    expect(d.flows()).toEqual([`${back}>${two}`, `${two}>${back}`].sort());
    d.run(removeThings([back]));
    expect(d.flows()).toEqual([]);
    expect(d.entry(one).scope).toBe('main');
  });
});

describe('what goes along', () => {
  it('a boundary event with its activity, with its flows, places and kept XML', () => {
    const d = drawing();
    const host = d.make('userTask', [200, 200]);
    const event = d.make('boundaryEvent', [200, 240], { attachedTo: host, properties: { event: { type: 'timer' } } });
    const late = d.append('userTask', event);
    d.run(removeThings([host]));
    const model = modelOf(d.editor.document);
    expect([...model.all.keys()].filter((id) => [host, event].includes(id))).toEqual([]);
    expect(d.flows()).toEqual([]);
    expect(model.planesOf(event)).toEqual([]);
    expect(model.all.has(late)).toBe(true);
  });

  it('the content of a subprocess, with the plane of a closed one in it', () => {
    const d = drawing();
    const sub = d.make('subProcess', [300, 200], { expanded: true });
    const inner = d.make('userTask', [300, 200], { scope: sub });
    d.run(removeThings([sub]));
    expect(modelOf(d.editor.document).all.has(inner)).toBe(false);
  });

  it('references to a removed message, and to what was to be compensated', () => {
    const d = drawing();
    const message = d.run(addRoot('message', 'en', { name: 'Order' }));
    const step = d.make('userTask', [0, 0]);
    const receive = d.make('receiveTask', [200, 0], { properties: { message: { ref: message } } });
    const caught = d.make('intermediateCatchEvent', [400, 0], { properties: { event: { type: 'message', ref: message } } });
    const thrown = d.make('intermediateThrowEvent', [600, 0], { properties: { event: { type: 'compensation', activity: step } } });
    d.run(removeThings([message, step]));
    expect(d.entry(receive)['message']).toEqual({});
    expect(d.entry(caught).event).toEqual({ type: 'message' });
    expect(d.entry(thrown).event).toEqual({ type: 'compensation' });
  });

  it('where a request may be withdrawn', () => {
    const d = drawing();
    const [one, two] = [d.make('userTask', [0, 0]), d.make('userTask', [200, 0])];
    d.run(setProperty('main', ['withdrawal'], { at: [one, two] }));
    d.run(removeThings([one]));
    expect(d.entry('main')['withdrawal']).toEqual({ at: [two] });
  });

  it('the process of a pool; the last process stays, empty', () => {
    const d = drawing();
    const step = d.make('userTask', [200, 100]);
    const pool = d.run(addPool(d.plane, [0, 0]));
    const other = d.run(addPool(d.plane, [300, 600]));
    const process = d.entry(other).process ?? '';
    d.run(removeThings([other]));
    expect(modelOf(d.editor.document).all.has(process)).toBe(false);
    d.run(removeThings([pool]));
    expect([...modelOf(d.editor.document).all.keys()]).toEqual(['main']);
    expect(modelOf(d.editor.document).all.has(step)).toBe(false);
    expect(d.refused(removeThings(['main']))).toBe('LAST_PROCESS');
  });
});
