/** A text, or one in several languages, as the HTTP interface gives it. */
export type Words = string | { readonly en?: string; readonly ru?: string };

/** One of several things that are wrong, at its place (JSON Pointer). */
export interface ListedProblem {
  readonly code: string;
  readonly pointer: string;
  readonly message: Words;
  readonly severity?: 'error' | 'warning';
  readonly params?: Readonly<Record<string, unknown>>;
}

/** The service refused, and said why in problem details (RFC 9457). `title` is in the reader's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly problems: readonly ListedProblem[] = [],
    readonly params: Readonly<Record<string, unknown>> = {},
    /** What support finds this one case by. */
    readonly reference: string | null = null,
  ) {
    super(`${code}: ${title}`);
  }
}

/** No answer of the service: the connection is lost, the server is down, or something between them answered instead. What was asked may or may not have been done. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(cause?: unknown) {
    super('The service could not be reached.', { cause });
  }
}

/** Whether asking the same again may help: no answer came, or the service said that it is busy or away. */
export function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiProblem && (error.status >= 500 || error.status === 429));
}

/** Reads a refusal. What is no problem details did not come from the service: `Unreachable` when the status is 500 or above. */
export async function problemOf(response: Response): Promise<ApiProblem | Unreachable> {
  const body = await bodyOf(response);
  if (body === null) {
    if (response.status >= 500) return new Unreachable(`HTTP ${response.status}`);
    return new ApiProblem(response.status, 'UNKNOWN', '');
  }
  const text = (name: string): string | null => (typeof body[name] === 'string' ? body[name] : null);
  const problems = Array.isArray(body['problems']) ? body['problems'].filter(isListed) : [];
  const params = isObject(body['params']) ? body['params'] : {};
  return new ApiProblem(response.status, text('code') ?? 'UNKNOWN', text('title') ?? '', problems, params, text('instance'));
}

async function bodyOf(response: Response): Promise<Readonly<Record<string, unknown>> | null> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return null;
  try {
    const body: unknown = await response.json();
    return isObject(body) ? body : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListed(value: unknown): value is ListedProblem {
  return isObject(value) && typeof value['code'] === 'string' && typeof value['pointer'] === 'string' && value['message'] !== undefined;
}
