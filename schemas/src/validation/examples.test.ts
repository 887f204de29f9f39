import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { definitionKinds, type DefinitionKind } from '../definitions/index.js';
import { validateDefinition } from './validate-definition.js';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const kinds = Object.keys(definitionKinds) as DefinitionKind[];

interface Invalid {
  readonly expected: { readonly code: string; readonly pointer: string; readonly alsoInDraft: boolean };
  readonly definition: unknown;
}

function files(path: string): readonly string[] {
  return readdirSync(folder + path).filter((name) => name.endsWith('.json'));
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(folder + path, 'utf8'));
}

describe.each(kinds)('examples of %s', (kind) => {
  it.each(files(kind))('%s is accepted, as a draft too', (name) => {
    const value = read(`${kind}/${name}`);
    expect(validateDefinition(value)).toEqual({ ok: true, definition: value });
    expect(validateDefinition(value, { draft: true })).toEqual({ ok: true, definition: value });
    expect((value as { readonly kind: string }).kind).toBe(kind);
  });

  it.each(files(`${kind}/invalid`))('invalid/%s is refused for exactly the reason it stands for', (name) => {
    const { expected, definition } = read(`${kind}/invalid/${name}`) as Invalid;
    const result = validateDefinition(definition);
    expect(result.ok ? [] : result.problems.map(({ code, pointer }) => ({ code, pointer }))).toEqual([
      { code: expected.code, pointer: expected.pointer },
    ]);
    expect(validateDefinition(definition, { draft: true }).ok).toBe(!expected.alsoInDraft);
  });

  it('may be nothing but kind, format and id as a draft', () => {
    expect(validateDefinition({ kind, format: 1, id: 'fresh' }, { draft: true }).ok).toBe(true);
    expect(validateDefinition({ kind, format: 1, id: 'fresh' }).ok).toBe(false);
  });
});
