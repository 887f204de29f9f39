import { definitionKinds, MillraceError, validateDefinition, type JsonObject, type JsonValue } from '@millrace/schemas';
import { isObject } from './patches.js';

/** The most characters of a draft as JSON: as many as one deployed definition may have. */
export const mostDraftCharacters = 2_000_000;

/**
 * A definition that a draft may hold: it fits the draft schema of its kind and has an id. Refuses with `DRAFT_INVALID`, whose `problems` say all that is wrong, or
 * `LIMIT_EXCEEDED`.
 */
export function requireDefinition(value: unknown): JsonObject {
  const result = validateDefinition(value, { draft: true });
  if (!result.ok) {
    const problems = result.problems as unknown as readonly JsonValue[];
    throw new MillraceError('DRAFT_INVALID', { count: problems.length, problems });
  }
  const definition = result.definition as unknown as JsonObject;
  const found = JSON.stringify(definition).length;
  if (found > mostDraftCharacters)
    throw new MillraceError('LIMIT_EXCEEDED', { limit: mostDraftCharacters, what: 'characters of a draft', found });
  return definition;
}

/** Like `requireDefinition`, of one kind and id that stay as they are: others find the draft by them. */
export function requireSameDefinition(
  value: unknown,
  { kind, definitionId }: { readonly kind: string; readonly definitionId: string },
): JsonObject {
  const given = (isObject(value as JsonValue) ? value : {}) as JsonObject;
  for (const [name, own] of [
    ['kind', kind],
    ['id', definitionId],
  ] as const)
    if (given[name] !== own)
      throw new MillraceError('INVALID_INPUT', {
        place: `/definition/${name}`,
        expected: `${own}, which stays; make a copy to have another`,
        found: typeof given[name] === 'string' ? given[name].slice(0, 80) : 'none',
      });
  return requireDefinition(value);
}

/** Whether there is such a kind of definition. */
export function isDefinitionKind(kind: unknown): kind is string {
  return typeof kind === 'string' && Object.hasOwn(definitionKinds, kind);
}
