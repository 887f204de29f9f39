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

  it.each(['task', 'exclusiveGateway', 'inclusiveGateway'])('warns of a condition on that of a %s, which nobody looks at', (type) => {
    const drawn = drawProcess({ g: { type, default: 'g_end2' } }, ['start -> g', 'g -> end1: a', 'g -> end2: b +']);
    expect(found(drawn)).toEqual(['warning CONDITION_IGNORED /flows/g_end2/when']);
    const foreign = { type: 'sequenceFlow', from: 'g', to: 'end2', attributes: { conditionExpression: 'return x;' } };
    expect(found({ ...drawn, flows: { ...(drawn['flows'] as JsonObject), g_end2: foreign } })).toEqual([
      'warning CONDITION_IGNORED /flows/g_end2/attributes/conditionExpression',
    ]);
  });

  it('does not warn of that of a complex gateway, which is taken at its reset', () => {
    expect(found(drawProcess({ g: { type: 'complexGateway', default: 'g_end2' } }, ['start -> g -> end1', 'g -> end2']))).toEqual([]);
  });
});
