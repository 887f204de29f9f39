import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFormats } from '../values/formats.js';
import { checkContract, type ContractName, contracts, jsonSchemaOfContract } from './index.js';

const folder = fileURLToPath(new URL('../../examples/contracts/', import.meta.url));

describe.each(Object.keys(contracts) as ContractName[])('%s', (name) => {
  const example = JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) as Readonly<Record<string, unknown>>;
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
  ajv.addVocabulary(['x-key', 'x-word', 'x-executable']);
  for (const [format, validate] of Object.entries(textFormats)) ajv.addFormat(format, validate);
  const published = ajv.compile(jsonSchemaOfContract(name));

  it('accepts its example, as ajv does', () => {
    expect(checkContract(name, example)).toEqual([]);
    expect(published(example)).toBe(true);
  });

  it.each(Object.keys(example))('looks at %s: refuses it when it is another thing', (property) => {
    const wrong = { ...example, [property]: [[]] };
    expect(checkContract(name, wrong)[0]?.pointer).toMatch(new RegExp(`^/${property}`));
    expect(published(wrong)).toBe(false);
  });

  it('refuses what it does not know', () => {
    expect(checkContract(name, { ...example, surprise: 1 }).map((problem) => problem.code)).toEqual(['SHAPE_UNKNOWN_PROPERTY']);
  });

  it('never throws on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(checkContract(name, value).length).toBeLessThanOrEqual(100);
      }),
      { seed: 4 },
    );
  });
});
