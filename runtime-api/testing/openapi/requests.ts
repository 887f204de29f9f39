import fc from 'fast-check';
import { newKey } from '../demo-rig.js';
import type { Described, Parameter } from './document.js';
import type { SchemaCheck } from './schema-check.js';
import type { Values } from './values.js';

/** A request as data, before it is written down as one. */
export interface Asked {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** A request ready to be sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A request that breaks the document in one thing, with the status it must get. */
export interface Broken {
  readonly what: string;
  readonly sent: Sent;
  readonly status: number;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Writes a request down. `more` goes at the end of the query as it is. */
export function written(operation: Described, { path, query, header, body }: Asked, more: readonly string[] = []): Sent {
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(textOf(path[name])));
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(textOf(value))}`);
  const asked = [...pairs, ...more].join('&');
  return {
    method: operation.method,
    path: asked === '' ? filled : `${filled}?${asked}`,
    headers: Object.fromEntries(Object.entries(header).map(([name, value]) => [name, textOf(value)])),
    body: body === undefined ? undefined : JSON.stringify(body),
  };
}

/** What is there to be asked for. */
export interface Known {
  /** For bodies. */
  readonly ids: readonly string[];
  /** For a parameter of the path. */
  idsFor(parameter: string): readonly string[];
  /** All parameters of the path that belong together. */
  readonly paths: readonly Readonly<Record<string, string>>[];
}

/** Nothing that is there. */
export const nothingKnown: Known = { ids: [], idsFor: () => ['nobody'], paths: [] };

/** Requests that the document allows. */
export function allowed(values: Values, { parameters, body }: Described, known: Known): fc.Arbitrary<Asked> {
  const of = (place: Parameter['in']): fc.Arbitrary<Readonly<Record<string, unknown>>> => {
    const found = parameters.filter((parameter) => parameter.in === place);
    // What may be left out mostly is: a made-up cursor refuses everything else that is asked with it.
    const parts = found.map(({ name, schema, required }) => {
      const value = partOf(name, schema);
      return [name, required ? value : fc.option(value, { nil: undefined, freq: 1 })] as const;
    });
    return fc
      .record(Object.fromEntries(parts))
      .map((all) => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)));
  };
  const partOf = (name: string, schema: Parameter['schema']): fc.Arbitrary<unknown> => {
    // That it was made within a day no schema says, but the words beside it do.
    if (name === 'Idempotency-Key') return fc.constant(null).map(() => newKey());
    if (name === 'If-Match') return fc.constantFrom('"1"', '"2"', 'W/"3"', '"999999999999999"');
    return values.right(schema, known.idsFor(name));
  };
  const anyPath = of('path').filter((parts) => Object.values(parts).every((part) => !/^\.{0,2}$/.test(textOf(part))));
  return fc.record({
    path: known.paths.length === 0 ? anyPath : fc.oneof(anyPath, fc.constantFrom(...known.paths)),
    query: of('query'),
    header: of('header'),
    body: body === undefined ? fc.constant(undefined) : values.right(body, known.ids),
  });
}

/** Everything that the document forbids, one thing at a time, beside a request that is right. */
export function forbidden(values: Values, check: SchemaCheck, operation: Described, right: Asked): readonly Broken[] {
  return [...brokenParameters(values, check, operation, right), ...brokenBodies(values, check, operation, right)];
}

function brokenParameters(values: Values, check: SchemaCheck, operation: Described, right: Asked): Broken[] {
  // Health says so to whoever asks, however they ask.
  if (operation.tag === 'health') return [];
  const found: Broken[] = [
    { what: 'a query parameter that nobody knows', sent: written(operation, right, ['nobodyKnows=1']), status: 400 },
  ];
  for (const { name, in: place, schema, required } of operation.parameters) {
    const about = `${place} ${name}`;
    for (const [what, value] of values.wrong(schema, right[place][name])) {
      const text = textOf(value);
      // In an address everything is text; what reads as the right value is right. An empty step is another path, and a header is cut at its ends.
      const read = schema.type === 'string' || schema.enum ? text : safely(text);
      const isElsewhere = (place === 'path' && /^\.{0,2}$/.test(text)) || (place === 'header' && text === '');
      if (isElsewhere || check.problem(schema, read) === null) continue;
      found.push({
        what: `${about}: ${what}`,
        sent: written(operation, { ...right, [place]: { ...right[place], [name]: text } }),
        status: 400,
      });
    }
    if (place === 'query') {
      const twice = { ...right, query: { ...right.query, [name]: 'x' } };
      found.push({ what: `${about}: twice`, sent: written(operation, twice, [`${name}=y`]), status: 400 });
    }
    if (required && place !== 'path') {
      const { [name]: _left, ...rest } = right[place];
      found.push({
        what: `${about}: missing`,
        sent: written(operation, { ...right, [place]: rest }),
        status: place === 'header' ? 428 : 400,
      });
    }
  }
  return found;
}

function brokenBodies(values: Values, check: SchemaCheck, operation: Described, right: Asked): Broken[] {
  const sent = written(operation, right);
  const { body: schema, method } = operation;
  if (method === 'GET') return [];
  const as = (what: string, status: number, over: Partial<Sent>): Broken => ({ what: `body: ${what}`, status, sent: { ...sent, ...over } });
  const typed = (type: string): Partial<Sent> => ({ headers: { ...sent.headers, 'content-type': type }, body: sent.body ?? '{}' });
  const always = [
    as('as a form', 415, typed('application/x-www-form-urlencoded')),
    as('as plain text', 415, typed('text/plain')),
    as('in other letters', 415, typed('application/json; charset=utf-16le')),
    as('no JSON', 400, { body: '{"a":' }),
    as('one name twice', 400, { body: '{"a":1,"\\u0061":2}' }),
    as('too large', 413, { body: `{"a":"${'x'.repeat(9_000_000)}"}` }),
  ];
  if (schema === undefined) return [...always, as('where none is declared', 400, { body: '{"a":1}' })];
  return [
    ...always,
    as('missing', 400, { body: undefined }),
    ...values
      .wrong(schema, right.body)
      .filter(([, value]) => check.problem(schema, value) !== null)
      .map(([what, value]) => as(what, 400, { body: JSON.stringify(value) })),
  ];
}

function safely(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
