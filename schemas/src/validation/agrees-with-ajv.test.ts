import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionKinds, type DefinitionKind } from '../definitions/index.js';
import { textFormats } from '../values/formats.js';
import { jsonSchemaOf, validateDefinition } from './validate-definition.js';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const kinds = Object.keys(definitionKinds) as DefinitionKind[];

/** Ajv over the published JSON Schemas: the independent reading of the same contract. */
function compileAll(draft: boolean): ReadonlyMap<DefinitionKind, ValidateFunction> {
  return new Map(
    kinds.map((kind) => {
      const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, discriminator: true, strictTypes: false });
      ajv.addVocabulary(['x-key', 'x-word', 'x-executable']);
      for (const [name, validate] of Object.entries(textFormats)) ajv.addFormat(name, validate);
      return [kind, ajv.compile(jsonSchemaOf(kind, { draft }))];
    }),
  );
}

const published = { draft: compileAll(true), publishable: compileAll(false) };

function examplesOf(kind: DefinitionKind): readonly unknown[] {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const json = (path: string): readonly string[] => readdirSync(path).filter((name) => name.endsWith('.json'));
  const invalid = `${folder}${kind}/invalid`;
  return [
    ...json(folder + kind).map((name) => read(`${folder}${kind}/${name}`)),
    ...json(invalid).map((name) => (read(`${invalid}/${name}`) as { readonly definition: unknown }).definition),
  ];
}

type Step = string | number;

/** Every place of a document, to be changed at random. */
function places(value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((inner, index) => [index, inner] as const) : Object.entries(value);
  return [path, ...entries.flatMap(([step, inner]) => places(inner, [...path, step]))];
}

function changed(value: unknown, path: readonly Step[], change: (value: unknown) => unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  const copy: Record<Step, unknown> = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    Step,
    unknown
  >;
  const inner = changed(copy[step], rest, change);
  if (inner === undefined && !Array.isArray(copy)) delete copy[step];
  else copy[step] = inner ?? null;
  return copy;
}

const strange = fc.constantFrom<unknown>(
  ...[undefined, null, '', 'x', 'PT1H', '2026-03-02T09:00:00Z', 'main', 'timer', -1, 0, 1.5, 7, true, false, [], [1], {}],
  ...[
    { expression: 'a' },
    { user: 'anna' },
    { type: 'userTask' },
    { unknown: 1 },
    { 'bad name': {} },
    ['a', 'a'],
    { en: 'e' },
    { de: 'd' },
  ],
);

describe('our check and ajv over the published JSON Schemas', () => {
  it.each(kinds)('agree on every example of %s', (kind) => {
    for (const example of examplesOf(kind)) {
      expect(validateDefinition(example).ok).toBe(published.publishable.get(kind)?.(example));
      expect(validateDefinition(example, { draft: true }).ok).toBe(published.draft.get(kind)?.(example));
    }
  });

  it.each(kinds)('agree on %s changed at random places', (kind) => {
    const examples = examplesOf(kind);
    const mutation = fc.nat().chain((which) => {
      const example = examples[which % examples.length];
      const all = places(example).slice(1);
      return fc.array(fc.tuple(fc.nat(all.length - 1), strange), { minLength: 1, maxLength: 2 }).map((changes) => {
        let value = example;
        for (const [index, replacement] of changes) value = tryChange(value, all[index] ?? [], replacement);
        return value;
      });
    });
    fc.assert(
      fc.property(mutation, (value) => {
        if ((value as { readonly kind?: unknown }).kind !== kind) return;
        expect(validateDefinition(value).ok).toBe(published.publishable.get(kind)?.(value));
        expect(validateDefinition(value, { draft: true }).ok).toBe(published.draft.get(kind)?.(value));
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

/** A second change may meet a place that the first one took away. */
function tryChange(value: unknown, path: readonly Step[], replacement: unknown): unknown {
  const holds = path.every((step, depth) => {
    let at: unknown = value;
    for (const before of path.slice(0, depth)) at = (at as Record<Step, unknown>)[before];
    return typeof at === 'object' && at !== null && Object.hasOwn(at, step);
  });
  return holds ? changed(value, path, () => replacement) : value;
}
