import type { ErrorObject } from 'ajv';
import { type Path, shapeProblem, type ShapeProblem } from '../validation/problem.js';
import { either, type Words, wordsFor, wordsForValue } from '../validation/words.js';

type Params = Readonly<Record<string, unknown>>;

/** What ajv found, in plain words. Values are not repeated: they are what people typed. */
export function problemOf(error: ErrorObject, value: unknown): ShapeProblem | null {
  const path = pathOf(error.instancePath);
  const params = error.params as Params;
  const found = wordsForValue(valueAt(value, path), true);
  const limit = Number(params['limit']);
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired':
      return shapeProblem('SHAPE_MISSING', path, { property: String(params['missingProperty']) });
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const property = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
      return shapeProblem('SHAPE_UNKNOWN_PROPERTY', [...path, property], { property: property.slice(0, 200), suggestion: '' });
    }
    case 'type':
      return shapeProblem(
        'SHAPE_TYPE',
        path,
        {},
        { expected: either([params['type']].flat().map((type) => wordsFor(String(type)))), found },
      );
    case 'enum':
    case 'const':
      return shapeProblem('SHAPE_VALUE', path, { allowed: allowedOf(params), suggestion: '' }, { found });
    case 'format':
      return shapeProblem('SHAPE_FORMAT', path, {}, { expected: wordsFor(String(params['format'])), found });
    case 'pattern':
      return shapeProblem('SHAPE_FORMAT', path, {}, { expected: wordsFor('pattern'), found });
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return shapeProblem('SHAPE_TOO_SHORT', path, { limit }, { found: { en: 'fewer', ru: 'меньше' }, unit: unitOf(error.keyword) });
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return shapeProblem('SHAPE_TOO_LONG', path, { limit }, { found: { en: 'more', ru: 'больше' }, unit: unitOf(error.keyword) });
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return shapeProblem('SHAPE_NUMBER', path, {}, { expected: boundOf(error.keyword, limit), found });
    case 'uniqueItems':
      return shapeProblem('SHAPE_DUPLICATE', [...path, Number(params['i'])], {}, { found: { en: 'the same entry', ru: 'тот же элемент' } });
    case 'propertyNames':
      return shapeProblem('SHAPE_NAME', [...path, String(params['propertyName'])], {}, { expected: wordsFor('name'), found });
    case 'x-scale':
      return shapeProblem('SHAPE_PRECISION', path, { scale: Math.min(scaleOf(error), 15) });
    case 'x-currency':
    case 'x-register':
      return shapeProblem('SHAPE_VALUE', path, { allowed: String(error.schema), suggestion: '' }, { found });
    case 'if':
    case 'x-type':
      // What does not hold inside is told by itself.
      return null;
    default:
      return shapeProblem(
        'SHAPE_FORMAT',
        path,
        {},
        { expected: { en: 'a value its schema allows', ru: 'значение, допустимое по схеме' }, found },
      );
  }
}

function scaleOf(error: ErrorObject): number {
  return typeof error.schema === 'number' ? error.schema : 15;
}

function allowedOf(params: Params): string {
  const allowed = (params['allowedValues'] ?? [params['allowedValue']]) as readonly unknown[];
  const texts = allowed.slice(0, 20).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return texts.join(', ').slice(0, 1000) + (allowed.length > 20 ? ' …' : '');
}

function unitOf(keyword: string): Words {
  return keyword.endsWith('Length') ? { en: 'characters', ru: 'знаков' } : { en: 'entries', ru: 'элементов' };
}

function boundOf(keyword: string, limit: number): Words {
  if (keyword === 'minimum') return { en: `at least ${limit}`, ru: `не меньше ${limit}` };
  if (keyword === 'maximum') return { en: `at most ${limit}`, ru: `не больше ${limit}` };
  return keyword === 'exclusiveMinimum'
    ? { en: `more than ${limit}`, ru: `больше ${limit}` }
    : { en: `less than ${limit}`, ru: `меньше ${limit}` };
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path)
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Readonly<Record<string, unknown>>)[step] : undefined;
  return at;
}
