import { readdirSync, readFileSync } from 'node:fs';
import jsonata from 'jsonata';
import type { JsonObject, JsonValue } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import type { ExpressionResult } from '../../execution/aggregate.js';
import { compileExpression } from './compile.js';
import { evaluateWithJsonata } from './jsonata-program.js';
import { failedResult, plainResult } from './result.js';

interface Outcome {
  readonly value?: JsonValue;
  readonly nothing?: true;
  readonly code?: string;
  /** Plain JSONata depends on the machine here, so it is not asked. */
  readonly any?: true;
}

interface Case extends Outcome {
  readonly name: string;
  readonly source: string;
  readonly input?: JsonValue;
  readonly bindings?: JsonObject;
  readonly mode?: 'inPlace' | 'worker';
  readonly jsonata?: Outcome;
}

const folder = new URL('../../../../tests/expressions/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

function outcomeOf(result: ExpressionResult): Outcome {
  if (!result.ok) return { code: result.code };
  return result.value === undefined ? { nothing: true } : { value: result.value };
}

async function plainJsonata({ source, input, bindings }: Case): Promise<Outcome> {
  try {
    return outcomeOf({ ok: true, value: plainResult(await jsonata(source).evaluate(input, bindings)) });
  } catch (error) {
    return outcomeOf(failedResult(error));
  }
}

describe.each(files)('expressions/%s', (file) => {
  const cases = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case[];

  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    const { value, nothing, code } = each;
    const expected: Outcome = code === undefined ? (nothing ? { nothing } : { value: value }) : { code };
    const compiled = compileExpression(each.source);
    if (compiled.ok) {
      expect(compiled.mode).toBe(each.mode);
      const now = compiled.evaluate(each.input, each.bindings);
      expect(now === 'needsWorker' ? now : outcomeOf(now)).toEqual(compiled.mode === 'inPlace' ? expected : 'needsWorker');
    } else {
      expect({ code: compiled.code }).toEqual(expected);
    }
    expect(outcomeOf(await evaluateWithJsonata(each.source, structuredClone(each.input), each.bindings))).toEqual(expected);
    if (!each.jsonata?.any) expect(await plainJsonata(each)).toEqual(each.jsonata ?? expected);
  });
});
