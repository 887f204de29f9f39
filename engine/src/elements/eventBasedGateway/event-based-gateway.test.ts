import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../../testing/draw-process.js';
import { ExecutionRig } from '../../../testing/execution-rig.js';
import { checkProcess } from '../../model/index.js';

const wait = { type: 'userTask' };
const rootElements = { m: { type: 'message' }, n: { type: 'message' } };
const message = (ref: string, more: JsonObject = {}): JsonObject => ({ type: 'receiveTask', message: { ref, ...more } });

function drawn(gateway: JsonObject, elements: Readonly<Record<string, JsonObject>>, lines: readonly string[]): JsonObject {
  return { ...drawProcess({ g: { type: 'eventBasedGateway', ...gateway }, a: wait, b: wait, ...elements }, lines), rootElements };
}

describe('an event-based gateway', () => {
  const timer = { type: 'intermediateCatchEvent', event: { type: 'timer', duration: 'PT1H' } };

  it('takes the way of what happens first and waits for the others no more', () => {
    const process = drawn({}, { r: message('m', { out: { got: 'v' } }), t: timer }, [
      'start -> g -> r -> a -> end1',
      'g -> t -> b -> end2',
    ]);
    const rig = new ExecutionRig({ process });
    rig.start();
    rig.message('m', { data: { v: 7 } });
    expect(rig.path()).toEqual(['start', 'g', 'r', 'a']);
    expect(rig.variables).toEqual({ got: 7 });
    expect(rig.rows('timers')).toEqual([]);
  });

  it('begins an instance at what happens, and waits for nothing else', () => {
    const process = drawn({ instantiate: true }, { r: message('m'), s: message('n') }, ['g -> r -> a -> end1', 'g -> s -> b -> end2']);
    const rig = new ExecutionRig({ process });
    rig.start({ trigger: { element: 's', data: {} } });
    expect(rig.path()).toEqual(['s', 'b']);
    expect(rig.state.subscriptions.size).toBe(0);
  });

  it('begins an instance that waits for all, each found by the key of the case', () => {
    const keyed = { key: 'order', out: { order: 'order' } };
    const process = drawn({ instantiate: true, eventGatewayType: 'parallel' }, { r: message('m', keyed), s: message('n', keyed) }, [
      'g -> r -> a -> end1',
      'g -> s -> b -> end2',
    ]);
    const rig = new ExecutionRig({ process });
    rig.start({ trigger: { element: 'r', data: { order: '7' } } });
    rig.complete('a');
    expect(rig.state.status).toBe('active');
    rig.message('n', { key: '8' });
    expect(rig.path()).toEqual(['g', 'r', 'a', 'end1']);
    rig.message('n', { key: '7', data: { order: '7' } });
    rig.complete('b');
    expect(rig.state.status).toBe('completed');
  });

  it('begins no instance at something that does not stand behind it', () => {
    const process = drawn({ instantiate: true }, { r: message('m'), s: message('n') }, ['g -> r -> a -> end1', 'g -> s -> b -> end2']);
    const rig = new ExecutionRig({ process });
    expect(() => rig.start({ trigger: { element: 'a', data: {} } })).toThrow(/one of r, s/);
  });

  it.each([
    ['what is no event behind it', {}, { r: message('m'), s: wait }, 'catch events', 'принимающие события'],
    ['one way alone', {}, { r: message('m') }, 'two ways', 'два пути'],
    [
      'messages without a key where all of them begin one instance',
      { instantiate: true, eventGatewayType: 'parallel' },
      { r: message('m'), s: message('n', { key: 'x' }) },
      'with a key',
      'с ключом',
    ],
    [
      'a condition that begins an instance',
      { instantiate: true },
      { r: message('m'), s: { type: 'intermediateCatchEvent', event: { type: 'conditional', condition: 'x' } } },
      'messages, signals and timers',
      'сообщения, сигналы и таймеры',
    ],
    [
      'message events beside receive tasks',
      {},
      { r: message('m'), s: { type: 'intermediateCatchEvent', event: { type: 'message', ref: 'n' } } },
      'not both',
      'не то и другое вместе',
    ],
  ] as const)('is refused in both languages with %s', (_what, gateway, behind, english, russian) => {
    const begins = 'instantiate' in gateway;
    const lines = Object.keys(behind).map((id, index) => `g -> ${id} -> ${index === 0 ? 'a' : 'b'} -> end${index}`);
    const process = drawn(gateway, behind, [...(begins ? [] : ['start -> g']), ...lines, ...(lines.length < 2 ? ['a -> b'] : [])]);
    const [problem] = checkProcess(process as unknown as Parameters<typeof checkProcess>[0]).filter(({ severity }) => severity === 'error');
    expect(problem).toMatchObject({ code: 'ATTRIBUTE_INVALID', elementId: 'g' });
    expect(problem?.message.en).toContain(english);
    expect(problem?.message.ru).toContain(russian);
  });
});
