import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated.js';
import { problemOf } from './problem.js';

/** openapi-fetch takes a readonly list for an object and loses its items' type. */
type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;

/** The HTTP interface, typed by its OpenAPI document. */
export type Api = Client<Writable<paths>>;

/** Makes a client whose calls go through the given door. */
export function createApi(door: (request: Request) => Promise<Response>, origin: string): Api {
  return createClient<Writable<paths>>({ baseUrl: `${origin}/api/v1`, fetch: door });
}

/** What a call answered. Rejects with `ApiProblem` where the service refused, with `Unreachable` where no answer came. */
export async function answered<T>(call: Promise<{ readonly data?: T; readonly response: Response; readonly error?: unknown }>): Promise<T> {
  const { data, response, error } = await call;
  if (response.ok) return data as T;
  throw await problemOf(rebuilt(response, error));
}

/** openapi-fetch has read the body already; problem details are read from what it found. */
function rebuilt(response: Response, error: unknown): Response {
  const type = response.headers.get('content-type') ?? '';
  const body = typeof error === 'string' ? error : JSON.stringify(error ?? null);
  return new Response(body, { status: response.status, headers: { 'content-type': type } });
}
