import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { checkProcess } from './check-process.js';
import type { ProcessDefinition } from './definition.js';

const found = (more: { readonly number?: unknown; readonly withdrawal?: unknown }): readonly string[] => {
  const drawn = drawProcess({ t: { type: 'userTask' } }, ['start -> t -> end']);
  const processes = { main: { ...(drawn['processes'] as { main: JsonObject }).main, ...more }, drawing: { name: 'Only drawn' } };
  const elements = { ...(drawn['elements'] as JsonObject), other: { type: 'userTask', scope: 'drawing' } };
  const definition = { ...drawn, processes, elements } as unknown as ProcessDefinition;
  return checkProcess(definition).map(({ code, pointer }) => `${code} ${pointer}`);
};

describe('the check of numbers and withdrawal', () => {
  it.each([
    [{ number: {} }],
    [{ number: { prefix: 'PR-', digits: 6 } }],
    [{ number: { prefix: '{yyyy}-', restart: 'yearly' } }],
    [{ number: { prefix: '{yy}{MM}-', restart: 'monthly' } }],
    [{ withdrawal: {} }],
    [{ withdrawal: { at: ['t'] } }],
  ])('takes %j', (more) => {
    expect(found(more)).toEqual([]);
  });

  it.each([
    [{ number: 'PR' }, 'ATTRIBUTE_INVALID /processes/main/number'],
    [{ number: { start: 5 } }, 'ATTRIBUTE_UNSUPPORTED /processes/main/number/start'],
    [{ number: { prefix: 5 } }, 'ATTRIBUTE_INVALID /processes/main/number/prefix'],
    [{ number: { prefix: 'x'.repeat(41) } }, 'ATTRIBUTE_INVALID /processes/main/number/prefix'],
    [{ number: { prefix: 'a\nb' } }, 'ATTRIBUTE_INVALID /processes/main/number/prefix'],
    [{ number: { digits: 0 } }, 'ATTRIBUTE_INVALID /processes/main/number/digits'],
    [{ number: { digits: 2.5 } }, 'ATTRIBUTE_INVALID /processes/main/number/digits'],
    [{ number: { digits: 16 } }, 'ATTRIBUTE_INVALID /processes/main/number/digits'],
    [{ number: { restart: 'weekly' } }, 'ATTRIBUTE_INVALID /processes/main/number/restart'],
    [{ number: { prefix: 'PR-', restart: 'yearly' } }, 'ATTRIBUTE_INVALID /processes/main/number/prefix'],
    [{ number: { prefix: '{yyyy}-', restart: 'monthly' } }, 'ATTRIBUTE_INVALID /processes/main/number/prefix'],
    [{ withdrawal: true }, 'ATTRIBUTE_INVALID /processes/main/withdrawal'],
    [{ withdrawal: { at: [] } }, 'ATTRIBUTE_INVALID /processes/main/withdrawal/at'],
    [{ withdrawal: { at: ['nowhere'] } }, 'PROCESS_REFERENCE_UNKNOWN /processes/main/withdrawal/at/0'],
    [{ withdrawal: { at: ['t', 'other'] } }, 'PROCESS_REFERENCE_UNKNOWN /processes/main/withdrawal/at/1'],
    [{ withdrawal: { at: [7] } }, 'PROCESS_REFERENCE_UNKNOWN /processes/main/withdrawal/at/0'],
    [{ withdrawal: { at: ['constructor'] } }, 'PROCESS_REFERENCE_UNKNOWN /processes/main/withdrawal/at/0'],
  ])('refuses %j', (more, problem) => {
    expect(found(more)).toEqual([problem]);
  });
});
