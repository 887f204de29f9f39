import { compileSchema, type CompiledSchema, type JsonObject } from '@millrace/schemas';
import type { TSchema } from '@sinclair/typebox';
import { plainSchema } from '../openapi/index.js';
import type { Contract } from './contract.js';
import { textProblems } from './sound-text.js';
import { requestProblem, RequestRefused, type RequestProblem } from './request-refused.js';

/** What came with a request, as it came. */
export interface RawInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Checks requests of one operation. */
export interface InputChecker {
  /** Answers the input as the operation may have it; throws `RequestRefused` with everything that is wrong. */
  check(raw: RawInput): { readonly params: unknown; readonly query: unknown; readonly body: unknown };
}

/** Compiles the shapes of a contract; done once for each operation. */
export function inputChecker({ params, query, body }: Contract): InputChecker {
  const parts = { path: params && checkerOf(params), query: query && checkerOf(query), body: body && checkerOf(body) };
  return {
    check(raw) {
      const problems: RequestProblem[] = [];
      const path = parts.path ? converted(parts.path.schema, raw.params) : undefined;
      const asked = fromQuery(parts.query?.schema, raw.query, problems);
      const unsound = Object.entries({ path, query: asked, body: raw.body }).flatMap(([part, value]) => textProblems(`/${part}`, value));
      // Nothing else looks at what is nested without end, or has signs in it that are no characters.
      if (unsound.length > 0) throw new RequestRefused([...problems, ...unsound]);
      if (parts.path) problems.push(...problemsOf('/path', parts.path, path));
      if (parts.query) problems.push(...problemsOf('/query', parts.query, asked));
      if (parts.body) problems.push(...problemsOf('/body', parts.body, raw.body));
      else if (!isNothing(raw.body)) problems.push(requestProblem('BODY_UNEXPECTED', '/body'));
      if (problems.length > 0) throw new RequestRefused(problems);
      return { params: path, query: parts.query && asked, body: parts.body && raw.body };
    },
  };
}

interface PartChecker {
  readonly schema: JsonObject;
  readonly compiled: CompiledSchema;
}

function checkerOf(shape: TSchema): PartChecker {
  const schema = plainSchema(shape) as JsonObject;
  return { schema, compiled: compileSchema(schema) };
}

function problemsOf(place: string, { compiled }: PartChecker, value: unknown): readonly RequestProblem[] {
  if (value === undefined) return [requestProblem('BODY_MISSING', place)];
  const result = compiled.check(value);
  return result.ok ? [] : result.problems.map((problem) => ({ ...problem, pointer: `${place}${problem.pointer}` }));
}

/** Programs often send `{}` where nothing is asked. */
const isNothing = (body: unknown): boolean =>
  body === undefined || (typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length === 0);

function fromQuery(schema: JsonObject | undefined, query: URLSearchParams, problems: RequestProblem[]): JsonObject {
  const found: Record<string, string> = {};
  const known = schema === undefined ? {} : (schema['properties'] as JsonObject);
  for (const [name, value] of query) {
    const shown = name.slice(0, 100);
    if (!Object.hasOwn(known, name))
      problems.push(requestProblem('QUERY_UNKNOWN', `/query/${shown}`, { found: shown, known: Object.keys(known).join(', ') }));
    else if (Object.hasOwn(found, name)) problems.push(requestProblem('SHAPE_DUPLICATE', `/query/${shown}`, { found: shown }));
    else found[name] = value;
    if (problems.length >= 20) break;
  }
  return schema === undefined ? {} : converted(schema, found);
}

/** Texts of a URL as the numbers and booleans that the shape wants; what does not look like one stays a text and is refused by the shape. */
function converted(schema: JsonObject, texts: Readonly<Record<string, string>>): JsonObject {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonObject>>;
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const type = Object.hasOwn(properties, name) ? properties[name]?.['type'] : undefined;
      if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return [name, Number(text)];
      if (type === 'number' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return [name, Number(text)];
      if (type === 'boolean' && (text === 'true' || text === 'false')) return [name, text === 'true'];
      return [name, text];
    }),
  );
}
