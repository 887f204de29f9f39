import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const task = { t: { type: 'userTask' } };
const refused = (code: string): unknown => expect.objectContaining({ code });
const form = {
  kind: 'form',
  format: 1,
  id: 'request',
  defaultLanguage: 'en',
  name: 'Request',
  data: { type: 'object', properties: { amount: { type: 'number', 'x-type': 'decimal', 'x-scale': 2 }, note: { type: 'string' } } },
  root: 'page',
  nodes: {
    page: { type: 'page', children: ['fld_a', 'fld_n'] },
    fld_a: { type: 'number', bind: 'amount', label: 'Amount' },
    fld_n: { type: 'text', bind: 'note', label: 'Note' },
  },
  rules: {},
};

describe('a start event', () => {
  it('begins the process and sends a token along each of its flows', () => {
    const rig = new ExecutionRig({
      process: drawProcess({ t: { type: 'userTask' }, u: { type: 'userTask' } }, ['start -> t -> end', 'start -> u -> end2']),
    });
    rig.start();
    expect(rig.path()).toEqual(['start', 't', 'u']);
  });

  it('keeps what a starter hands in as variables of the same names, over their initial values', () => {
    const variables = { amount: { type: 'decimal', scale: 2, initial: 1 }, note: { type: 'text', initial: 'none' } };
    const rig = new ExecutionRig({ process: drawProcess(task, ['start -> t -> end'], { variables }) });
    rig.start({ data: { amount: 12.5 } });
    expect(rig.variables).toEqual({ amount: 12.5, note: 'none' });
  });

  it('refuses a value that does not fit the declared variable, and nothing is started', () => {
    const rig = new ExecutionRig({
      process: drawProcess(task, ['start -> t -> end'], { variables: { amount: { type: 'decimal', scale: 2 } } }),
    });
    expect(() => rig.start({ variables: { amount: 0.125 } })).toThrow(refused('VARIABLE_INVALID'));
    expect(rig.events).toEqual([]);
  });

  it('checks the start form and refuses with its problems', () => {
    const elements = { ...task, start: { type: 'startEvent', form: { ref: 'request' } } };
    const rig = new ExecutionRig({ process: drawProcess(elements, ['start -> t -> end']), forms: { request: form } });
    expect(() => rig.start({ data: { amount: 'much' } })).toThrow(refused('FORM_INVALID'));
    rig.start({ data: { amount: 10.25 } });
    expect(rig.variables).toEqual({ amount: 10.25 });
  });

  it('maps the form’s data to variables by its output mapping', () => {
    const elements = {
      ...task,
      start: { type: 'startEvent', form: { ref: 'request', out: { 'order.amount': 'amount', 'order.twice': 'amount * 2' } } },
    };
    const rig = new ExecutionRig({ process: drawProcess(elements, ['start -> t -> end']), forms: { request: form } });
    rig.start({ data: { amount: 10.25 } });
    expect(rig.variables).toEqual({ order: { amount: 10.25, twice: 20.5 } });
  });

  it('names the instance by the title expression, for lists', () => {
    const rig = new ExecutionRig({ process: drawProcess(task, ['start -> t -> end'], { title: { expression: '"Order " & what' } }) });
    rig.start({ data: { what: 'Ёлка' } });
    expect(rig.state.title).toBe('Order Ёлка');
    expect(rig.rows('instances')[0]?.fields).toMatchObject({ titleKey: 'order елка' });
    expect(rig.rows('workItems')[0]?.fields).toMatchObject({ titleKey: 'order елка' });
  });

  it('starts without a title that cannot be computed', () => {
    const rig = new ExecutionRig({ process: drawProcess(task, ['start -> t -> end'], { title: { expression: '1 + "x"' } }) });
    rig.start();
    expect(rig.state.title).toBeUndefined();
    expect(rig.state.status).toBe('active');
  });

  it('remembers who started, for which organisation and under which business key', () => {
    const rig = new ExecutionRig({ process: drawProcess(task, ['start -> t -> end']) });
    rig.start({ organisation: 'north', businessKey: 'PO-7' }, { actor: 'vera' });
    expect(rig.rows('instances')[0]?.fields).toMatchObject({
      initiator: 'vera',
      organisation: 'north',
      businessKey: 'PO-7',
      status: 'active',
      openWorkItems: 1,
    });
  });

  it('is to be named where there are several, or only some that wait for events', () => {
    const several = new ExecutionRig({ process: drawProcess(task, ['start -> t -> end', 'start2 -> t']) });
    expect(() => several.start()).toThrow(/has several start events/);
    several.start({ at: 'start2' });
    expect(several.state.status).toBe('active');
    const start = { type: 'startEvent', event: { type: 'message', ref: 'm' } };
    const waits = new ExecutionRig({ process: drawProcess({ ...task, start }, ['start -> t -> end']) });
    expect(() => waits.start()).toThrow(/begins only by events/);
  });

  it('refuses to start the same instance a second time', () => {
    const rig = new ExecutionRig({ process: drawProcess(task, ['start -> t -> end']) });
    rig.start();
    expect(() => rig.start()).toThrow(refused('INSTANCE_EXISTS'));
  });
});
