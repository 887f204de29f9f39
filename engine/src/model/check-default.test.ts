import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { drawProcess } from '../../testing/draw-process.js';
import { checkProcess } from './check-process.js';
import type { ProcessDefinition } from './definition.js';

const found = (definition: JsonObject): readonly string[] =>
  checkProcess(definition as unknown as ProcessDefinition).map(({ code, severity, pointer }) => `${severity} ${code} ${pointer}`);

describe('the check of default flows', () => {
  it.each(['task', 'inclusiveGateway'])('warns of one of a %s that never gets a token', (type) => {
    const elements = { g: { type, default: 'g_end2' } };
    expect(found(drawProcess(elements, ['start -> g -> end1', 'g -> end2', 'g -> end3: c']))).toEqual([
      'warning DEFAULT_NEVER_TAKEN /elements/g/default',
    ]);
    expect(found(drawProcess(elements, ['start -> g', 'g -> end1: a', 'g -> end2', 'g -> end3: c']))).toEqual([]);
  });

  it('does not warn of that of a complex gateway, which is taken at its reset', () => {
    expect(found(drawProcess({ g: { type: 'complexGateway', default: 'g_end2' } }, ['start -> g -> end1', 'g -> end2']))).toEqual([]);
  });
});
