import { Ajv2020, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { MillraceError } from '../errors/error.js';
import type { JsonObject } from '../values/json.js';
import { textFormats } from '../values/formats.js';
import { measure } from '../validation/measure.js';
import { shapeProblem, type ShapeProblem } from '../validation/problem.js';
import { valueLimits } from '../validation/value-limits.js';
import { problemOf } from './ajv-problems.js';
import { BoundedCache } from './bounded-cache.js';
import { canonicalJson } from './canonical-json.js';
import { refuseCostly } from './guard.js';
import { addKeywords } from './keywords.js';
import { LinearPattern } from './linear-pattern.js';

/** What a check of a value answers. */
export type CheckResult = { readonly ok: true } | { readonly ok: false; readonly problems: readonly ShapeProblem[] };

/** A schema ready to check values with. */
export interface CompiledSchema {
  /** Checks one value. Never throws; tells at most 100 problems, in plain words, and does not repeat what people typed. */
  check(value: unknown): CheckResult;
}

/** Compiles schemas and remembers the ones used last. */
export interface SchemaCompiler {
  /** Throws `SHAPE_…` when the schema is too large, too costly or wrong. */
  compile(schema: JsonObject): CompiledSchema;
  /** How many compiled schemas are remembered. */
  readonly size: number;
}

const mostProblems = 100;

/**
 * Makes a compiler of JSON Schema 2020-12 with our value types and keywords, for schemas that users write: patterns run in linear time,
 * references, huge or deep schemas and quadratic checks are refused, compiled schemas sit in a bounded cache.
 *
 * It needs `new Function`: use it on the server; a browser gets compiled modules or an interpreter.
 */
export function createSchemaCompiler(options: { readonly cacheSize?: number } = {}): SchemaCompiler {
  const cache = new BoundedCache<CompiledSchema>(options.cacheSize ?? 500);
  return {
    get size() {
      return cache.size;
    },
    compile(schema) {
      const costly = refuseCostly(schema);
      if (costly !== null) throw new MillraceError(costly.code, costly.params);
      const key = canonicalJson(schema);
      const known = cache.get(key);
      if (known !== undefined) return known;
      const made = wrap(compileWithAjv(schema));
      cache.set(key, made);
      return made;
    },
  };
}

let shared: SchemaCompiler | undefined;

/** Compiles a schema with the process's one shared compiler; see `createSchemaCompiler`. */
export function compileSchema(schema: JsonObject): CompiledSchema {
  shared ??= createSchemaCompiler();
  return shared.compile(schema);
}

const regExp = Object.assign((pattern: string) => new LinearPattern(pattern), { code: 'new LinearPattern' });

/** One ajv a schema: an ajv that lives on keeps something of every schema it ever compiled. */
function compileWithAjv(schema: JsonObject): ValidateFunction {
  try {
    requireSchema(schema);
    return ajvOf({ meta: false, validateSchema: false }).compile(schema);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message.slice(0, 500) : 'an unknown fault';
    throw new MillraceError('SHAPE_SCHEMA_REFUSED', { found, place: '/' }, { cause });
  }
}

let meta: Ajv2020 | undefined;

/** Compiling the rules for schemas themselves takes 25 ms, so one ajv keeps them. */
function requireSchema(schema: JsonObject): void {
  meta ??= ajvOf({});
  if (meta.validateSchema(schema) !== true) throw new Error(meta.errorsText(meta.errors, { dataVar: 'schema' }));
}

function ajvOf(options: Options): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    // A form's field may be of several types, and bounds of a type stand beside `x-type`, which ajv does not see through.
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    // Errors of our keywords carry the schema's value, which words are made of.
    verbose: true,
    code: { regExp },
    logger: false,
    ...options,
  });
  addFormats(ajv, ['email', 'uri', 'uuid', 'date-time', 'hostname', 'ipv4', 'ipv6']);
  for (const [name, validate] of Object.entries(textFormats)) ajv.addFormat(name, { type: 'string', validate });
  addKeywords(ajv);
  return ajv;
}

// The package is CommonJS: its function is the default export's default under Node's rules and the default export under a bundler's.
const addFormats = (typeof addFormatsModule === 'function' ? addFormatsModule : (addFormatsModule as { default: unknown }).default) as (
  ajv: Ajv2020,
  names: string[],
) => void;

function wrap(validate: ValidateFunction): CompiledSchema {
  return {
    check(value) {
      const tooMuch = measure(value, valueLimits);
      if (tooMuch !== null) return { ok: false, problems: [tooMuch] };
      if (validate(value) === true) return { ok: true };
      const errors = validate.errors ?? [];
      const problems = distinct(errors.slice(0, 10 * mostProblems).flatMap((error) => problemOf(error, value) ?? []));
      if (problems.length <= mostProblems) return { ok: false, problems };
      return {
        ok: false,
        problems: [...problems.slice(0, mostProblems - 1), shapeProblem('SHAPE_TOO_MANY_PROBLEMS', [], { limit: mostProblems })],
      };
    },
  };
}

/** A type and its `x-type` say the same of the same place: once is enough. */
function distinct(problems: readonly ShapeProblem[]): readonly ShapeProblem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code} ${problem.message.en}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
