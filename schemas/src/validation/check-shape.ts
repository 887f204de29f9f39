import { type Definitions, refName, type Schema } from '../definitions/dialect.js';
import { isBareRequired } from '../definitions/draft.js';
import { textFormats } from '../values/formats.js';
import { branchesOf, branchNamed, discriminators, jsonTypeOf, resolve, takes } from './branches.js';
import { type Path, type ShapeCode, shapeProblem, type ShapeProblem } from './problem.js';
import { suggest } from './suggestion.js';
import { either, type Words, wordsFor, wordsForValue } from './words.js';
import type { ErrorParams } from '../errors/error.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks a value against one of our own schemas and says in plain words what is wrong.
 *
 * Why not ajv here: it compiles schemas with `new Function`, which a sound Content-Security-Policy forbids in the browser, where the designer
 * checks at every edit; and its errors speak of every branch of a union, where a person meant one. The schemas are few keywords of
 * JSON Schema, and a test proves that ajv and this function accept the same documents.
 *
 * The value must have been measured before: this recurses as deep as the value does. Stops after `limit` problems.
 */
export function checkShape(schema: Schema, value: unknown, all: Definitions, limit: number): readonly ShapeProblem[] {
  const check = new Check(all, limit);
  check.run(schema, value, []);
  return check.problems;
}

class Check {
  readonly problems: ShapeProblem[] = [];

  constructor(
    private readonly all: Definitions,
    private readonly limit: number,
  ) {}

  run(schema: Schema, value: unknown, path: Path): void {
    if (this.problems.length >= this.limit) return;
    if (schema.$ref !== undefined) return this.run(this.all[refName(schema.$ref)] ?? {}, value, path);
    if (schema.discriminator !== undefined) return this.runNamedBranch(schema, schema.discriminator.propertyName, value, path);
    if (schema.anyOf !== undefined) return this.runChosenBranch(schema, value, path);
    const type = jsonTypeOf(value);
    if (!takes(schema, type)) return this.report('SHAPE_TYPE', path, {}, { expected: expectation(schema), found: wordsForValue(value) });
    if (schema.const !== undefined || schema.enum !== undefined) return this.runValues(schema, value, path);
    if (type === 'string') this.runText(schema, value as string, path);
    else if (type === 'number') this.runNumber(schema, value as number, path);
    else if (type === 'array') this.runList(schema, value as readonly unknown[], path);
    else if (type === 'object') this.runObject(schema, value as Fields, path);
  }

  private report(code: ShapeCode, path: Path, params: ErrorParams, words: Readonly<Record<string, Words>> = {}): void {
    if (this.problems.length < this.limit) this.problems.push(shapeProblem(code, path, params, words));
  }

  private runNamedBranch(schema: Schema, property: string, value: unknown, path: Path): void {
    if (jsonTypeOf(value) !== 'object')
      return this.report('SHAPE_TYPE', path, {}, { expected: wordsFor('object'), found: wordsForValue(value) });
    const name = own(value as Fields, property);
    if (name === undefined) return this.report('SHAPE_MISSING', path, { property });
    const branch = branchNamed(schema, property, name, this.all);
    if (branch !== undefined) return this.run(branch, value, path);
    const known = discriminators(schema, property, this.all);
    this.report('SHAPE_TYPE_UNKNOWN', [...path, property], { property }, { found: wordsForValue(name), suggestion: suggest(name, known) });
  }

  private runChosenBranch(schema: Schema, value: unknown, path: Path): void {
    const type = jsonTypeOf(value);
    const branches = branchesOf(schema, this.all);
    const fitting = branches.filter((branch) => takes(branch, type));
    if (fitting.length === 0) {
      const expected = schema['x-word'] === undefined ? either(branches.map(expectation)) : wordsFor(schema['x-word']);
      return this.report('SHAPE_TYPE', path, {}, { expected, found: wordsForValue(value) });
    }
    if (type !== 'object') {
      if (fitting.some((branch) => checkShape(branch, value, this.all, 1).length === 0)) return;
      if (fitting.length === 1) return this.run(fitting[0] as Schema, value, path);
      return this.report('SHAPE_FORMAT', path, {}, { expected: wordsFor(schema['x-word'] ?? 'string'), found: wordsForValue(value) });
    }
    const keyed = fitting.filter((branch) => branch['x-key']?.some((key) => own(value as Fields, key) !== undefined) === true);
    const chosen = keyed[0] ?? fitting.find((branch) => branch['x-key'] === undefined);
    if (chosen !== undefined && keyed.length < 2) return this.run(chosen, value, path);
    const keys = fitting.flatMap((branch) => branch['x-key'] ?? []);
    this.report('SHAPE_ONE_OF', path, { properties: keys.join(', ') });
  }

  private runValues(schema: Schema, value: unknown, path: Path): void {
    const allowed = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
    if (allowed.includes(value as never)) return;
    const suggestion = suggest(value, allowed.map(String));
    this.report('SHAPE_VALUE', path, { allowed: allowed.map(String).join(', ') }, { found: wordsForValue(value), suggestion });
  }

  private runText(schema: Schema, value: string, path: Path): void {
    const length = schema.minLength === undefined && value.length <= (schema.maxLength ?? Infinity) ? 0 : lengthOf(value);
    if (schema.minLength !== undefined && length < schema.minLength)
      this.size('SHAPE_TOO_SHORT', schema.minLength, length, 'characters', path);
    if (schema.maxLength !== undefined && length > schema.maxLength)
      return this.size('SHAPE_TOO_LONG', schema.maxLength, length, 'characters', path);
    const isRefused = schema.not?.enum.includes(value) === true;
    const hasForm = schema.format === undefined || textFormats[schema.format]?.(value) !== false;
    if (!isRefused && hasForm && (schema.pattern === undefined || patternOf(schema.pattern).test(value))) return;
    this.report(
      'SHAPE_FORMAT',
      path,
      {},
      { expected: wordsFor(schema['x-word'] ?? schema.format ?? 'pattern'), found: wordsForValue(value) },
    );
  }

  private runNumber(schema: Schema, value: number, path: Path): void {
    const { minimum, maximum, exclusiveMinimum } = schema;
    if (schema.type === 'integer' && !Number.isInteger(value)) {
      return this.report('SHAPE_TYPE', path, {}, { expected: wordsFor('integer'), found: wordsForValue(value) });
    }
    if (minimum !== undefined && value < minimum)
      this.report('SHAPE_NUMBER', path, { found: value }, bound('at least', 'не меньше', minimum));
    if (maximum !== undefined && value > maximum)
      this.report('SHAPE_NUMBER', path, { found: value }, bound('at most', 'не больше', maximum));
    if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
      this.report('SHAPE_NUMBER', path, { found: value }, bound('more than', 'больше', exclusiveMinimum));
    }
  }

  private runList(schema: Schema, value: readonly unknown[], path: Path): void {
    if (schema.minItems !== undefined && value.length < schema.minItems)
      this.size('SHAPE_TOO_SHORT', schema.minItems, value.length, 'entries', path);
    if (schema.maxItems !== undefined && value.length > schema.maxItems)
      return this.size('SHAPE_TOO_LONG', schema.maxItems, value.length, 'entries', path);
    if (schema.uniqueItems === true) this.runUnique(value, path);
    value.forEach((inner, index) => schema.items !== undefined && this.run(schema.items, inner, [...path, index]));
  }

  private runUnique(value: readonly unknown[], path: Path): void {
    const seen = new Set<unknown>();
    value.forEach((inner, index) => {
      // Only lists of plain words are declared unique, so equality of values is enough.
      if (seen.has(inner)) this.report('SHAPE_DUPLICATE', [...path, index], {}, { found: wordsForValue(inner) });
      seen.add(inner);
    });
  }

  private runObject(schema: Schema, value: Fields, path: Path): void {
    const names = Object.keys(value).filter((name) => value[name] !== undefined);
    for (const name of schema.required ?? []) if (own(value, name) === undefined) this.report('SHAPE_MISSING', path, { property: name });
    if (schema.minProperties !== undefined && names.length < schema.minProperties)
      this.size('SHAPE_TOO_SHORT', schema.minProperties, names.length, 'entries', path);
    if (schema.maxProperties !== undefined && names.length > schema.maxProperties)
      return this.size('SHAPE_TOO_LONG', schema.maxProperties, names.length, 'entries', path);
    this.runExactlyOne(schema, value, path);
    for (const name of names) {
      if (this.problems.length >= this.limit) return;
      this.runProperty(schema, name, value[name], path);
    }
  }

  private runProperty(schema: Schema, name: string, value: unknown, path: Path): void {
    const here = [...path, name];
    const properties = schema.properties ?? {};
    if (schema.propertyNames !== undefined && checkShape(schema.propertyNames, name, this.all, 1).length > 0) {
      const names = resolve(schema.propertyNames, this.all);
      const expected = wordsFor(names['x-word'] ?? names.format ?? 'string');
      return this.report('SHAPE_NAME', here, {}, { expected, found: wordsForValue(name) });
    }
    if (Object.hasOwn(properties, name)) return this.run(properties[name] ?? {}, value, here);
    if (typeof schema.additionalProperties === 'object') return this.run(schema.additionalProperties, value, here);
    if (schema.additionalProperties !== false) return;
    this.report('SHAPE_UNKNOWN_PROPERTY', here, { property: name.slice(0, 200) }, { suggestion: suggest(name, Object.keys(properties)) });
  }

  private runExactlyOne(schema: Schema, value: Fields, path: Path): void {
    const choices = schema.oneOf?.filter(isBareRequired).flatMap((branch) => branch.required ?? []) ?? [];
    if (choices.length === 0 || choices.filter((name) => own(value, name) !== undefined).length === 1) return;
    this.report('SHAPE_ONE_OF', path, { properties: choices.join(', ') });
  }

  private size(code: 'SHAPE_TOO_SHORT' | 'SHAPE_TOO_LONG', limit: number, found: number, unit: 'characters' | 'entries', path: Path): void {
    this.report(
      code,
      path,
      { limit, found },
      { unit: unit === 'entries' ? { en: 'entries', ru: 'элементов' } : { en: 'characters', ru: 'знаков' } },
    );
  }
}

/** A property of the object itself: `toString` of every object is not one. */
function own(value: Fields, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Characters as JSON Schema counts them: code points. */
function lengthOf(text: string): number {
  let length = 0;
  for (const character of text) length += character === '' ? 0 : 1;
  return length;
}

function expectation(schema: Schema): Words {
  if (schema['x-word'] !== undefined) return wordsFor(schema['x-word']);
  if (schema['x-key'] !== undefined)
    return { en: `an object with ${schema['x-key'].join(', ')}`, ru: `объект с ${schema['x-key'].join(', ')}` };
  if (schema.format !== undefined) return wordsFor(schema.format);
  const types = Array.isArray(schema.type) ? (schema.type as readonly string[]) : [(schema.type ?? 'object') as string];
  return either(types.map(wordsFor));
}

function bound(en: string, ru: string, value: number): Readonly<Record<string, Words>> {
  return { expected: { en: `${en} ${value}`, ru: `${ru} ${value}` } };
}

const patterns = new Map<string, RegExp>();

/** Patterns of our own schemas: a fixed, small set, each without nested repetition. */
function patternOf(source: string): RegExp {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(source, 'u');
  patterns.set(source, made);
  return made;
}
