import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exportBpmn, importBpmn } from '@millrace/engine/interchange';
import { validateDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { factsOf, missing } from './facts.js';

const folder = fileURLToPath(new URL('../../../shared/testdata/bpmn-miwg/', import.meta.url));
const isThere = existsSync(folder);
const files = isThere ? readdirSync(folder).filter((name) => name.endsWith('.bpmn')) : [];
const decoder = (encoding: string) => new TextDecoder(encoding, { fatal: true });

function read(bytes: Uint8Array | string) {
  const result = importBpmn(bytes, decoder);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'));
  return result;
}

describe.skipIf(!isThere)('the reference models of the BPMN Model Interchange Working Group', () => {
  it.each(files)('%s comes back with nothing lost', (name) => {
    const bytes = readFileSync(`${folder}${name}`);
    const { definition } = read(bytes);
    expect(validateDefinition(definition, { draft: true })).toMatchObject({ ok: true });
    const written = exportBpmn(definition).xml;
    const before = factsOf(decoder(/encoding="([^"]+)"/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1] ?? 'utf-8').decode(bytes));
    expect(missing(before, factsOf(written))).toEqual([]);
    expect(read(written).definition).toEqual(definition);
  });
});
