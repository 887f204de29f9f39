import type { TSchema } from '@sinclair/typebox';
import type { Contract } from '../http/contract.js';
import { refusalsOf, refusedResponses } from './refusals.js';
import { plainPaths } from './plain-paths.js';
import { namedShapes, type NamedShapes } from './named-shapes.js';
import { plainSchema, type PlainSchema } from './plain-schema.js';

/** Where operations are served. */
export const apiBase = '/api/v1';

/** An OpenAPI 3.1 document, as far as those who read it here look into it. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, PlainSchema>>; readonly [part: string]: unknown };
}

const description = [
  'People come with a session: `POST /session`, then the cookie; every write carries the session’s token in `X-CSRF-Token`.',
  'Programs come with `Authorization: Bearer …` and need neither.',
  'Refusals are problem details (RFC 9457) with a stable `code`; the language follows `Accept-Language` (en, ru).',
  'A write with `Idempotency-Key` may be sent again after a lost answer: it is done once.',
  'Beside the shapes, a request is refused that names anything `__proto__`, names something twice in one object, is nested more than 60 levels deep, or holds U+0000 or half of a surrogate pair.',
].join('\n\n');

const uuidV7 = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$';
const entityTag = '^(?:W/)?"[0-9]{1,15}"$';

/** The OpenAPI document of these operations. It says nothing that a contract does not. */
export function openApiDocument(contracts: readonly Contract[], version: string): OpenApiDocument {
  const shapes = namedShapes();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts) (paths[contract.path] ??= {})[contract.method] = operationOf(contract, shapes);
  return {
    openapi: '3.1.0',
    info: { title: 'Millrace', version, description },
    servers: [{ url: apiBase }],
    tags: [...new Set([...contracts.map(({ tag }) => tag), 'live', 'health'])].map((name) => ({ name })),
    paths: { ...paths, ...plainPaths },
    components: {
      schemas: shapes.schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'millrace.session', description: 'Of a browser, given by `POST /session`.' },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: 'The session’s `csrfToken`; with every write of a session.',
        },
        token: { type: 'http', scheme: 'bearer', description: 'Of a program, made by `POST /tokens`.' },
      },
      responses: refusedResponses,
    },
  };
}

function operationOf(contract: Contract, shapes: NamedShapes): PlainSchema {
  const { id, tag, summary, errors = [], answer, status, params, query, body, revision } = contract;
  const more = errors.length === 0 ? {} : { description: `May refuse with: ${errors.join(', ')}.` };
  const parameters = [...parametersOf('path', params, shapes), ...parametersOf('query', query, shapes), ...headersOf(contract)];
  const etag = revision === undefined ? {} : { headers: { ETag: { description: 'The revision.', schema: { type: 'string' } } } };
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...more,
    security: securityOf(contract),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: shapes.refer(body) } } } }),
    responses: {
      [answer === undefined ? 204 : (status ?? 200)]:
        answer === undefined
          ? { description: 'Done.', ...etag }
          : { description: 'Done.', ...etag, content: { 'application/json': { schema: shapes.refer(answer) } } },
      ...refusalsOf(contract),
    },
  };
}

function securityOf({ caller, scope, method }: Contract): readonly PlainSchema[] {
  const session = method === 'get' ? { session: [] } : { session: [], csrf: [] };
  if (caller === 'anybody') return [{}, session];
  return scope === undefined ? [session] : [session, { token: [scope] }];
}

function parametersOf(place: 'path' | 'query', schema: TSchema | undefined, shapes: NamedShapes): readonly PlainSchema[] {
  if (schema === undefined) return [];
  const { required = [] } = plainSchema(schema) as { required?: readonly string[] };
  return Object.entries((schema as { properties?: Record<string, TSchema> }).properties ?? {}).map(([name, one]) => {
    const { description: about, ...rest } = shapes.refer(one);
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(about === undefined ? {} : { description: about }),
      schema: rest,
    };
  });
}

function headersOf({ idempotent, revision }: Contract): readonly PlainSchema[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'A UUIDv7 made within a day; the same command sent again with it is done once.',
    schema: { type: 'string', pattern: uuidV7 },
  };
  const match = {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The `ETag` of what was read.',
    schema: { type: 'string', pattern: entityTag },
  };
  return [...(idempotent === true ? [key] : []), ...(revision === 'required' ? [match] : [])];
}
