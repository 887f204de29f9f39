import { memoryStore } from '@millrace/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, HttpRig, problemIn } from '../../testing/http-rig.js';
import { demoPassword, plantDemo } from '../demo-data/index.js';
import { openApiDocument } from '../openapi/index.js';
import { contracts } from '../resources/contracts.js';

interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
}
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const document = openApiDocument(contracts, '1');
/** Ending one's own session, or changing passwords of others, would leave nothing to test. */
const spared = new Set(['signOut', 'changePassword', 'resetPassword', 'disablePerson', 'setRoleHolders', 'readEvents', 'live', 'ready']);
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .map(([method, operation]) => ({ path, method, operation: operation as Described }))
    .filter(({ operation }) => operation.operationId !== undefined && !spared.has(operation.operationId)),
);

/** Values that nobody should send: wrong types, huge, empty, names of what objects inherit, signs that nobody sees. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    1.5,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    '$where',
    '{"$ne":1}',
    "' or 1=1 --",
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[[[]]]],
    { __proto__: null, toString: 1 },
    'x'.repeat(5000),
    Array.from({ length: 300 }, (_, at) => at),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
);
/** Ids that are there, so that not everything ends as not found. */
const ids = fc.constantFrom(
  'anna',
  'boris',
  'roman',
  'staff',
  'head-of-it',
  'purchase',
  'leave',
  'suppliers',
  'budgetLines',
  'it-2026',
  'administrator',
  'employee',
  'subject',
);

/** Values of a schema, now and then others. */
function valueOf(schema: Schema, known: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const right = rightValueOf(schema, known);
  return fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: nasty });
}

function rightValueOf(schema: Schema, known: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valueOf(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, known);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valueOf(one, known)));
  if (schema.allOf) return valueOf(schema.allOf[0] ?? {}, known);
  switch (schema.type) {
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 200 }), fc.maxSafeInteger());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, known), { maxLength: 4 });
    case 'object':
      return objectOf(schema, known);
    default:
      return fc.oneof(known, fc.string({ maxLength: 30 }));
  }
}

function objectOf({ properties, required = [] }: Schema, known: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (properties === undefined) return fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  const usual = fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valueOf(one, known)])), {
    requiredKeys: [...required],
  });
  const odd = fc.tuple(usual, fc.string({ maxLength: 12 }), nasty).map(([value, name, extra]) => ({ ...value, [name]: extra }));
  return fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value.replaceAll(/[\ud800-\udfff]/g, '?') : JSON.stringify(value)).slice(0, 6000);

/** Requests of one operation. */
function requestsOf(
  { path, method, operation }: (typeof described)[number],
  known: fc.Arbitrary<string>,
): fc.Arbitrary<{ readonly path: string; readonly headers: Record<string, string>; readonly body: unknown }> {
  const { parameters = [], requestBody } = operation;
  const of = (place: string, isLoose: boolean) => {
    const found = parameters.filter((parameter) => parameter.in === place);
    const values = Object.fromEntries(found.map(({ name, schema }) => [name, valueOf(schema, known)]));
    return isLoose ? fc.record(values, { requiredKeys: [] }) : fc.record(values);
  };
  const schema = requestBody?.content['application/json']?.schema;
  const sent =
    schema === undefined ? fc.option(nasty, { nil: undefined, freq: 4 }) : fc.option(valueOf(schema, known), { nil: undefined, freq: 20 });
  const body = method === 'get' ? fc.constant(undefined) : sent;
  const match = fc.constantFrom('"1"', '"2"', '"999"', '*', 'x', '');
  return fc.tuple(of('path', false), of('query', true), body, match).map(([inPath, inQuery, body, ifMatch]) => {
    const filled = Object.entries(inPath).reduce(
      (all, [name, value]) => all.replace(`{${name}}`, encodeURIComponent(textOf(value)) || '%20'),
      path,
    );
    const query = new URLSearchParams(Object.entries(inQuery).map(([name, value]): [string, string] => [name, textOf(value)])).toString();
    const headers: Record<string, string> =
      parameters.some(({ name }) => name === 'If-Match') && ifMatch !== '' ? { 'if-match': ifMatch } : {};
    return { path: `${filled}${query === '' ? '' : `?${query}`}`, headers, body };
  });
}

describe('whatever is sent to the interface', () => {
  let rig: HttpRig;
  let callers: readonly Browser[];
  let known: fc.Arbitrary<string>;

  beforeAll(async () => {
    const store = memoryStore();
    await plantDemo(store, { now: Date.now() });
    rig = await HttpRig.open({ store, env: { MILLRACE_MODE: 'demo' }, tries: { perAddress: 1_000_000, perLogin: 1_000_000 } });
    const [anna, roman] = [await rig.signedIn('anna', demoPassword), await rig.signedIn('roman', demoPassword)];
    callers = [rig.browser(), anna, roman];
    const { items } = await rig.service.engine.instances({ limit: 20 });
    const work = await rig.service.engine.workItems({ limit: 20 });
    known = fc.oneof(ids, fc.constantFrom('nobody', ...items.map(({ id }) => id), ...work.items.map(({ id }) => id)));
  }, 120_000);
  afterAll(() => rig.close());

  it.each(described.map((one) => [one.operation.operationId, one] as const))(
    '%s answers as its contract says, or with problem details, and never fails',
    { timeout: 60_000 },
    async (_id, one) => {
      const request = requestsOf(one, known);
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: 2 }), request, async (who, { path, headers, body }) => {
          const caller = callers[who] as Browser;
          const [cookie, token] = [caller.cookie, caller.csrfToken];
          const answer = await caller.call(one.method.toUpperCase(), path, body === undefined ? undefined : JSON.stringify(body), headers);
          // Somebody who signed in by chance is not who the next request should come from.
          [caller.cookie, caller.csrfToken] = [cookie, token];
          const told = `${path} ${JSON.stringify(body)?.slice(0, 400)} → ${answer.text.slice(0, 400)} ${JSON.stringify(rig.log.filter(({ level }) => level === 'error').at(-1)?.details, (_key, value: unknown) => (value instanceof Error ? value.stack : value))}`;
          if (answer.status >= 400) problemIn(answer);
          expect(answer.status, told).toBeLessThan(500);
          expect(answer.text, told).not.toMatch(/\n\s+at .*\.(?:js|ts):\d/);
        }),
        { numRuns: 25, seed: 5 },
      );
    },
  );
});
