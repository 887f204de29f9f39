import { assemble } from '../definitions/assemble.js';
import type { Definition, Draft } from '../definitions/definition.js';
import type { Definitions, Schema } from '../definitions/dialect.js';
import { toDrafts } from '../definitions/draft.js';
import { type DefinitionKind, definitionKinds, definitionSchemas } from '../definitions/index.js';
import { checkShape } from './check-shape.js';
import { type Limits, measure } from './measure.js';
import { shapeProblem, type ShapeProblem } from './problem.js';
import { suggest } from './suggestion.js';
import { wordsFor, wordsForValue } from './words.js';

/** What a check answers: the definition, or what is wrong with it. */
export type ValidationResult<T> =
  { readonly ok: true; readonly definition: T } | { readonly ok: false; readonly problems: readonly ShapeProblem[] };

/** How large a definition may be: far beyond what people draw, and little enough to check in a second. */
export const definitionLimits: Limits = { depth: 100, values: 500_000, characters: 20_000_000 };

const mostProblems = 100;

/**
 * Checks that a value is a definition of one of our kinds, by its `kind`: right properties, types, ids and values. A *draft* may lack whatever is
 * not there yet. Never throws, whatever it is given; tells at most 100 problems. Whether references lead anywhere and whether the engine
 * executes all of it is for `engine/model` to say.
 *
 * @example
 * validateDefinition({ kind: 'form', format: 1, id: 'a', data: {}, root: 'p', nodes: {} }); // { ok: true, definition }
 */
export function validateDefinition(value: unknown, options?: { readonly draft?: false }): ValidationResult<Definition>;
export function validateDefinition(value: unknown, options: { readonly draft: true }): ValidationResult<Draft<Definition>>;
export function validateDefinition(
  value: unknown,
  options?: { readonly draft?: boolean },
): ValidationResult<Definition> | ValidationResult<Draft<Definition>>;
export function validateDefinition(
  value: unknown,
  options: { readonly draft?: boolean } = {},
): ValidationResult<Definition> | ValidationResult<Draft<Definition>> {
  const tooMuch = measure(value, definitionLimits);
  if (tooMuch !== null) return { ok: false, problems: [tooMuch] };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return notADefinition(value);
  const kind: unknown = Object.hasOwn(value, 'kind') ? (value as { readonly kind?: unknown }).kind : undefined;
  if (kind === undefined) return { ok: false, problems: [shapeProblem('SHAPE_MISSING', [], { property: 'kind' })] };
  if (typeof kind !== 'string' || !Object.hasOwn(definitionKinds, kind)) return unknownKind(kind);
  const all = options.draft === true ? drafts() : definitionSchemas;
  const schema = all[definitionKinds[kind as DefinitionKind]] as Schema;
  const problems = checkShape(schema, value, all, mostProblems + 1);
  if (problems.length === 0) return { ok: true, definition: value as Definition };
  if (problems.length <= mostProblems) return { ok: false, problems };
  return {
    ok: false,
    problems: [...problems.slice(0, mostProblems - 1), shapeProblem('SHAPE_TOO_MANY_PROBLEMS', [], { limit: mostProblems })],
  };
}

/** The JSON Schema (2020-12) of a kind of definition, standing alone, for editors and other tools. */
export function jsonSchemaOf(kind: DefinitionKind, options: { readonly draft?: boolean } = {}): Schema {
  const id = `urn:millrace:schema:${kind}${options.draft === true ? ':draft' : ''}:1`;
  return assemble(definitionKinds[kind], id, options.draft === true ? drafts() : definitionSchemas);
}

let derived: Definitions | undefined;

/** The draft schemas, derived once when first asked for. */
function drafts(): Definitions {
  derived ??= toDrafts(definitionSchemas);
  return derived;
}

function notADefinition(value: unknown): { readonly ok: false; readonly problems: readonly ShapeProblem[] } {
  return { ok: false, problems: [shapeProblem('SHAPE_TYPE', [], {}, { expected: wordsFor('object'), found: wordsForValue(value) })] };
}

function unknownKind(kind: unknown): { readonly ok: false; readonly problems: readonly ShapeProblem[] } {
  const words = { found: wordsForValue(kind), suggestion: suggest(kind, Object.keys(definitionKinds)) };
  return { ok: false, problems: [shapeProblem('SHAPE_TYPE_UNKNOWN', ['kind'], { property: 'kind' }, words)] };
}
