import type { JsonObject } from '../values/json.js';
import { type Limits, measure } from '../validation/measure.js';
import { type Path, shapeProblem, type ShapeProblem } from '../validation/problem.js';
import type { Words } from '../validation/words.js';

/** How large a schema may be. */
export const schemaLimits: Limits = { depth: 40, values: 8_000, characters: 1_000_000 };

/** A list this long is the longest that may be asked to hold no two equal entries: comparing them all costs its square. */
const longestUnique = 1000;

/** Keywords that lead elsewhere: a few references that double each other make a check that never ends. */
const leading = new Set(['$ref', '$dynamicRef', '$recursiveRef', '$id', '$anchor', '$dynamicAnchor', '$schema', '$vocabulary']);

/** Keywords whose value maps names to schemas, so the names are not keywords. */
const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']);

/** Keywords whose value is data, not a schema. */
const data = new Set(['const', 'enum', 'default', 'examples', 'required', 'dependentRequired']);

/** Says what makes a schema too costly to compile or to check with, or `null`. Every check of an accepted schema is linear in the value. */
export function refuseCostly(schema: unknown): ShapeProblem | null {
  const tooMuch = measure(schema, schemaLimits);
  return tooMuch ?? visit(schema, []);
}

function visit(schema: unknown, path: Path): ShapeProblem | null {
  if (typeof schema !== 'object' || schema === null) return null;
  if (Array.isArray(schema)) return firstOf(schema.map((inner, index) => () => visit(inner, [...path, index])));
  const fields = schema as JsonObject;
  for (const [name, value] of Object.entries(fields)) {
    const here = [...path, name];
    if (leading.has(name)) return refused(here, { en: `the keyword ${name}`, ru: `ключевое слово ${name}` });
    if (name === 'uniqueItems' && value === true && !(typeof fields['maxItems'] === 'number' && fields['maxItems'] <= longestUnique)) {
      return refused(here, {
        en: `uniqueItems without maxItems of at most ${longestUnique}`,
        ru: `uniqueItems без maxItems не более ${longestUnique}`,
      });
    }
    if (data.has(name)) continue;
    const found = maps.has(name) ? visitEach(value, here) : visit(value, here);
    if (found !== null) return found;
  }
  return null;
}

function visitEach(value: unknown, path: Path): ShapeProblem | null {
  if (typeof value !== 'object' || value === null) return null;
  return firstOf(
    Object.entries(value).map(
      ([name, inner]) =>
        () =>
          visit(inner, [...path, name]),
    ),
  );
}

function firstOf(checks: readonly (() => ShapeProblem | null)[]): ShapeProblem | null {
  for (const check of checks) {
    const found = check();
    if (found !== null) return found;
  }
  return null;
}

function refused(path: Path, found: Words): ShapeProblem {
  return shapeProblem('SHAPE_SCHEMA_REFUSED', path, {}, { found });
}
