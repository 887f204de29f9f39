import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@millrace/schemas';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';

const rootElements = { paid: { type: 'message', code: 'payment' } };

function receiving(task: JsonObject, lines = ['start -> r -> end'], more: Readonly<Record<string, JsonObject>> = {}): ExecutionRig {
  const process = drawProcess({ r: { type: 'receiveTask', ...task }, ...more }, lines);
  return new ExecutionRig({ process: { ...process, rootElements } });
}

describe('a receive task', () => {
  it('waits for a message by its name between processes and its key', () => {
    const rig = receiving({ message: { ref: 'paid', key: 'order.id' } });
    rig.start({ variables: { order: { id: 7 } } });
    expect(rig.rows('subscriptions').map(({ fields }) => fields)).toMatchObject([
      { kind: 'message', name: 'payment', key: '7', element: 'r', open: true },
    ]);
    rig.message('paid', { key: '7' });
    expect(rig.state.status).toBe('active');
    rig.message('payment', { key: '7' });
    expect(rig.state.status).toBe('completed');
    expect(rig.rows('subscriptions')).toEqual([]);
  });

  it('takes over what came: the message is the input, the variables before are $variables', () => {
    const rig = receiving({ message: { ref: 'paid', out: { 'order.sum': 'amount * $variables.rate', whole: '$' } } });
    rig.start({ variables: { rate: 2 } });
    rig.message('payment', { data: { amount: 5 } });
    expect(rig.variables).toEqual({ rate: 2, order: { sum: 10 }, whole: { amount: 5 } });
  });

  it('writes nothing without an output mapping', () => {
    const rig = receiving({ message: { ref: 'paid' } });
    rig.start();
    rig.message('payment', { data: { amount: 5 } });
    expect(rig.variables).toEqual({});
  });

  it('with instantiate begins an instance by its message, which waits for nothing then', () => {
    const rig = receiving({ instantiate: true, message: { ref: 'paid', out: { sum: 'amount' } } }, ['r -> u -> end'], {
      u: { type: 'userTask' },
    });
    rig.start({ trigger: { element: 'r', data: { amount: 5 } } });
    expect(rig.path()).toEqual(['r', 'u']);
    expect(rig.variables).toEqual({ sum: 5 });
    expect(rig.rows('subscriptions')).toEqual([]);
  });

  it('is refused to be begun by hand where only its message begins the process', () => {
    const rig = receiving({ instantiate: true, message: { ref: 'paid' } }, ['r -> end']);
    expect(() => rig.start()).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it.each([
    ['an empty text', '""', '""'],
    ['a list', '[1, 2]', '[1,2]'],
    ['nothing', 'nowhere', 'nothing'],
    ['more than 500 characters', 'long', `"${'x'.repeat(59)}`],
  ])('has no key that is %s', (_what, key, found) => {
    const rig = receiving({ message: { ref: 'paid', key } });
    rig.start({ variables: { long: 'x'.repeat(501) } });
    const [row] = rig.rows('incidents');
    expect(row?.fields).toMatchObject({ code: 'CORRELATION_KEY_INVALID', elementId: 'r' });
    expect(rig.events.at(-1)).toMatchObject({ data: { params: { found } } });
  });
});
