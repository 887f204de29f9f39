import { isUtf8 } from 'node:buffer';
import { compileSchema, type JsonObject, type JsonValue, MillraceError } from '@millrace/schemas';
import { json, type RequestHandler, Router, type Request, type Response } from 'express';
import { plainSchema } from '../openapi/index.js';
import type { Service } from '../service.js';
import { admit, callerOf, isProgram, languageFor } from './caller.js';
import { inputChecker } from './check-input.js';
import type { Contract } from './contract.js';
import type { Call, Operation } from './operation.js';
import { repeatedName } from './repeated-name.js';
import { idempotencyKey, revisionSeen } from './request-headers.js';
import { sessionDoor, checkCsrf } from './session.js';
import type { TryLimits } from './try-limits.js';

const megabyte = 1024 * 1024;
/** Bodies that may be larger than 1 MB: bundles, and what brings data into an instance, so that a value of 1 MB fits. */
const bodyLimits: Readonly<Record<string, number>> = {
  deployApplication: 8 * megabyte,
  ...Object.fromEntries(['createDraft', 'replaceDraft', 'copyDraft'].map((id) => [id, 8 * megabyte])),
  changeDraft: 4 * megabyte,
  ...Object.fromEntries(
    [
      'startInstance',
      'makeRequest',
      'completeWorkItem',
      'saveDraft',
      'setVariables',
      'correctIncident',
      'retryIncident',
      'skipIncident',
      'addInstance',
    ].map((id) => [id, 2 * megabyte]),
  ),
};

/** What the router is made of. */
export interface RouterOptions {
  readonly service: Service;
  readonly operations: readonly Operation[];
  /** Finds sessions; runs for browsers only. */
  readonly sessions: RequestHandler;
  readonly limits: TryLimits;
  /** Whether answers are checked against their contracts too: tests do. */
  readonly checkAnswers: boolean;
}

/** The routes of operations, below the base of the interface. Everything they refuse goes to the error handler. */
export function operationRouter(options: RouterOptions): Router {
  const router = Router({ caseSensitive: true, strict: false });
  const paths = new Map<string, Operation[]>();
  for (const operation of options.operations) {
    const { path } = operation.contract;
    paths.set(path, [...(paths.get(path) ?? []), operation]);
  }
  // A literal step is tried before a parameter: /work-items/count is no work item.
  const inOrder = [...paths].sort(([one], [other]) => (orderOf(one) < orderOf(other) ? -1 : 1));
  for (const [path, operations] of inOrder) {
    const route = router.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    for (const operation of operations) route[operation.contract.method](...handlersOf(operation, options));
    route.all(onlyMethods(operations.map(({ contract }) => contract.method)));
  }
  return router;
}

const orderOf = (path: string): string => path.replaceAll('{', '\uffff');

/** Answers `OPTIONS`, and refuses other methods than these. */
export function onlyMethods(methods: readonly Contract['method'][]): RequestHandler {
  const allowed = [
    ...(methods.includes('get') ? ['GET', 'HEAD'] : []),
    ...methods.filter((method) => method !== 'get').map((method) => method.toUpperCase()),
    'OPTIONS',
  ].join(', ');
  return (request, response) => {
    if (request.method !== 'OPTIONS') throw new MillraceError('METHOD_NOT_ALLOWED', { allowed, found: request.method.slice(0, 20) });
    response.set('Allow', allowed).status(204).end();
  };
}

function handlersOf(operation: Operation, { service, sessions, limits, checkAnswers }: RouterOptions): RequestHandler[] {
  const { contract } = operation;
  const checker = inputChecker(contract);
  const answerSchema = contract.answer && checkAnswers ? compileSchema(plainSchema(contract.answer) as JsonObject) : undefined;
  const isWrite = contract.method !== 'get';
  const limit = bodyLimits[contract.id] ?? megabyte;

  const identify: RequestHandler = async (request, response) => {
    const caller = await callerOf(request, response, service);
    response.locals['caller'] = caller;
    response.locals['language'] = languageFor(request, caller.known, service);
    response.locals['operation'] = contract.id;
    admit(caller, contract);
    if (isWrite && caller.known !== null && caller.scopes === null) await passes(checkCsrf, request, response);
  };

  const run: RequestHandler = async (request, response) => {
    const input = checker.check({ params: request.params as Record<string, string>, query: queryOf(request), body: request.body });
    let revision: number | undefined;
    const call = callOf(request, response, contract, service, (seen) => (revision = seen));
    const answer = await underKey(request, contract, call, input, () => operation.run(call, input));
    if (revision !== undefined) response.set('ETag', `"${revision}"`);
    if (contract.answer === undefined) {
      response.status(204).end();
      return;
    }
    const body = JSON.stringify(answer);
    if (answerSchema) requireAnswer(contract, answerSchema.check(JSON.parse(body)));
    response
      .status(contract.status ?? 200)
      .set('Content-Type', 'application/json; charset=utf-8')
      .send(body);
  };

  return [
    ...(isWrite ? [refuseOtherTypes] : []),
    (request, response, next) => (isProgram(request) ? next() : sessions(request, response, next)),
    thenNext(identify),
    ...(isWrite ? [refuseTooLarge(limit), json({ limit, strict: false, inflate: false, verify: requireSound })] : []),
    ...limits.of(contract.id),
    run,
  ];
}

function callOf(request: Request, response: Response, contract: Contract, service: Service, revise: (revision: number) => void): Call {
  const { known, scopes } = response.locals['caller'] as Awaited<ReturnType<typeof callerOf>>;
  const commandId = contract.idempotent === true ? idempotencyKey(request, contract) : undefined;
  const ifMatch = contract.revision === 'required' ? revisionSeen(request) : undefined;
  return {
    service,
    person: known?.person ?? '',
    tenant: service.engine.tenant,
    language: response.locals['language'] as Call['language'],
    scopes,
    ...(commandId === undefined ? {} : { commandId }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    revise,
    session: sessionDoor(request, response, scopes !== null),
  };
}

/** The same key with another path or body is another command, and must not be answered as if it were the first. */
function underKey<T>(
  { headers }: Request,
  { id }: Contract,
  { service, person, commandId }: Call,
  { params, body }: { readonly params: unknown; readonly body: unknown },
  work: () => Promise<T>,
): Promise<T> {
  const key = headers['idempotency-key'];
  if (commandId === undefined || typeof key !== 'string') return work();
  return service.identity.keys.once({ person, operation: id, key }, [params ?? null, body ?? null] as JsonValue, work);
}

/** The query as it stands in the address; percent-encoding that means nothing is refused rather than guessed at. */
export function queryOf(request: Request): URLSearchParams {
  const start = request.originalUrl.indexOf('?');
  if (start < 0) return new URLSearchParams();
  const text = request.originalUrl.slice(start + 1);
  try {
    decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new MillraceError('PATH_MALFORMED');
  }
  return new URLSearchParams(text);
}

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const type = request.headers['content-type'];
  if (hasBody && request.is('application/json') === false)
    throw new MillraceError('BODY_TYPE_WRONG', { found: (type ?? 'a body without a type').slice(0, 100) });
  const letters = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(hasBody ? (type ?? '') : '')?.[1];
  if (letters !== undefined && letters.toLowerCase() !== 'utf-8')
    throw new MillraceError('BODY_TYPE_WRONG', { found: `charset=${letters.slice(0, 50)}` });
  next();
};

/** A body that says itself that it is too large is refused at once: the reader of bodies would wait for all of it first. */
const refuseTooLarge =
  (limit: number): RequestHandler =>
  (request, _response, next) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) throw new MillraceError('BODY_TOO_LARGE', { limit });
    next();
  };

/** Bytes that are no UTF-8, and a name that stands twice, would be read as something else than was sent, silently. */
const requireSound: NonNullable<Parameters<typeof json>[0]>['verify'] = (_request, _response, body) => {
  if (!isUtf8(body)) throw Object.assign(new Error('the body is no UTF-8'), { type: 'entity.parse.failed' });
  const found = repeatedName(body.toString('utf8'));
  if (found !== null) throw Object.assign(new Error('a name stands twice'), { type: 'entity.name.repeated', found });
};

const thenNext =
  (handler: RequestHandler): RequestHandler =>
  async (request, response, next) => {
    await handler(request, response, next);
    next();
  };

/** A middleware as a promise. */
function passes(handler: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new MillraceError('CSRF_TOKEN_INVALID'));
    });
  });
}

function requireAnswer({ id }: Contract, result: ReturnType<ReturnType<typeof compileSchema>['check']>): void {
  if (result.ok) return;
  const found = result.problems.map(({ pointer, message }) => `${pointer} ${message.en}`).join(' ');
  throw new Error(`Expected ${id} to answer what its contract says. ${found}`);
}
