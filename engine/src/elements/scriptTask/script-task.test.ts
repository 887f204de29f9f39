import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

function scripted(set: JsonObject, variables: JsonObject = {}): ExecutionRig {
  return new ExecutionRig({
    process: drawProcess({ s: { type: 'scriptTask', script: { language: 'jsonata', set } } }, ['start -> s -> end'], { variables }),
  });
}

describe('a script task', () => {
  it('sets variables at paths by expressions over the variables', () => {
    const rig = scripted({ 'order.total': 'price * count', seen: 'true' });
    rig.start({ data: { price: 2.5, count: 4, order: { id: 7 } } });
    expect(rig.variables).toEqual({ price: 2.5, count: 4, order: { id: 7, total: 10 }, seen: true });
    expect(rig.state.status).toBe('completed');
  });

  it('lets all its expressions see the variables as they were before', () => {
    const rig = scripted({ a: 'b', b: 'a' });
    rig.start({ data: { a: 1, b: 2 } });
    expect(rig.variables).toEqual({ a: 2, b: 1 });
  });

  it('leaves a variable as it is when its expression has no value', () => {
    const rig = scripted({ a: 'missing' });
    rig.start({ data: { a: 1 } });
    expect(rig.variables).toEqual({ a: 1 });
  });

  it('rounds what it computes to the declared scale, half to even', () => {
    const rig = scripted({ share: 'amount / 8' }, { share: { type: 'decimal', scale: 2 } });
    rig.start({ data: { amount: 1 } });
    expect(rig.variables['share']).toBe(0.12);
  });

  it('makes an incident of a value of another type than declared, and drops all it did', () => {
    const rig = scripted({ a: '1', share: '"much"' }, { share: { type: 'decimal', scale: 2 } });
    rig.start();
    expect(rig.rows('incidents')[0]?.fields).toMatchObject({ code: 'VARIABLE_INVALID', elementId: 's' });
    expect(rig.variables).toEqual({});
  });

  it('knows the instance as $instance', () => {
    const rig = scripted({ who: '$instance.initiator', key: '$instance.businessKey' });
    rig.start({ businessKey: 'PO-7' }, { actor: 'vera' });
    expect(rig.variables).toEqual({ who: 'vera', key: 'PO-7' });
  });
});
