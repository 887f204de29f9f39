import { DeploymentRefused } from '@millrace/engine';
import { inRussian } from '@millrace/engine/model';
import { describeError, type ErrorParams, MillraceError, type ProblemDetails } from '@millrace/schemas';
import type { Language } from './call.js';
import { RequestRefused } from './request-refused.js';

/** What a refused call answers, ready to be sent. */
export interface Refusal {
  readonly body: ProblemDetails;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it is our failure: the operator is told. */
  readonly isOurs: boolean;
}

type Listed = NonNullable<ProblemDetails['problems']>[number];

/** Codes whose caller may try again after a while, with the seconds to wait where the params do not say. */
const waits: Readonly<Record<string, number>> = {
  ENGINE_CLOSED: 5,
  STORE_UNAVAILABLE: 5,
  PASSWORD_CHECK_BUSY: 1,
  TOO_MANY_CONNECTIONS: 30,
  TOO_MANY_TRIES: 60,
};

/** Problem details of whatever was thrown. What is not ours to show becomes `INTERNAL`, with `reference` and nothing else. */
export function refusalOf(error: unknown, language: Language, reference: string): Refusal {
  const known = knownError(error, reference);
  const { code, params } = known;
  const { problems: listedInParams, ...rest } = params;
  const problems = listedProblems(known, listedInParams);
  return {
    body: {
      type: 'about:blank',
      title: titleOf(known, language).slice(0, 10_000),
      status: known.status,
      instance: `urn:millrace:request:${reference}`,
      code,
      params: rest,
      ...(problems.length === 0 ? {} : { problems }),
    },
    headers: {
      ...(known.status === 401 ? { 'WWW-Authenticate': code === 'TOKEN_REFUSED' ? 'Bearer error="invalid_token"' : 'Session' } : {}),
      ...(code in waits ? { 'Retry-After': String(typeof params['seconds'] === 'number' ? params['seconds'] : waits[code]) } : {}),
      ...(code === 'METHOD_NOT_ALLOWED' ? { Allow: String(params['allowed']) } : {}),
    },
    isOurs: known.status >= 500 && known.status !== 503,
  };
}

/** What is wrong first is told in the reader's language too. */
function titleOf(error: MillraceError, language: Language): string {
  const [first] = error instanceof RequestRefused ? error.problems : error instanceof DeploymentRefused ? error.problems : [];
  const params = first === undefined ? error.params : { ...error.params, first: first.message[language] };
  // What was expected is said in English where it is found out; a message in Russian with an English half helps nobody.
  return describeError(error.code, language === 'ru' ? inRussian(params) : params, language);
}

function knownError(error: unknown, reference: string): MillraceError {
  if (error instanceof MillraceError && error.status >= 400) return error;
  return fromReader(error) ?? new MillraceError('INTERNAL', { reference }, { cause: error });
}

/** What Express and its body reader throw, by the names they give it. */
function fromReader(error: unknown): MillraceError | null {
  if (!(error instanceof Error)) return null;
  const { type, status, limit, code, found, charset } = error as Error & Readonly<Record<string, unknown>>;
  switch (type) {
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return new MillraceError('BODY_NOT_JSON');
    case 'entity.name.repeated':
      return new MillraceError('BODY_NAME_REPEATED', { found: String(found).slice(0, 100) });
    case 'charset.unsupported':
      return new MillraceError('BODY_TYPE_WRONG', { found: `charset=${String(charset).slice(0, 50)}` });
    case 'entity.too.large':
      return new MillraceError('BODY_TOO_LARGE', { limit: typeof limit === 'number' ? limit : 0 });
    case 'encoding.unsupported':
      return new MillraceError('BODY_TYPE_WRONG', { found: 'a compressed body' });
    default:
  }
  if (code === 'EBADCSRFTOKEN') return new MillraceError('CSRF_TOKEN_INVALID');
  return error instanceof URIError || status === 400 ? new MillraceError('PATH_MALFORMED') : null;
}

function listedProblems(error: MillraceError, inParams: unknown): readonly Listed[] {
  if (error instanceof RequestRefused) return error.problems.slice(0, 100).map(listed);
  if (error instanceof DeploymentRefused) {
    return error.problems.slice(0, 1000).map(({ item, ...problem }) => listed({ ...problem, params: item === undefined ? {} : { item } }));
  }
  return Array.isArray(inParams) ? inParams.slice(0, 1000).map((problem) => listed(problem as Parameters<typeof listed>[0])) : [];
}

function listed(problem: {
  readonly code: string;
  readonly pointer?: string;
  readonly severity?: 'error' | 'warning';
  readonly message: Listed['message'];
  readonly params?: ErrorParams;
  readonly elementId?: string;
  /** The node of a form. */
  readonly nodeId?: string;
}): Listed {
  const elementId = problem.elementId ?? problem.nodeId;
  return {
    code: problem.code,
    severity: problem.severity ?? 'error',
    pointer: (problem.pointer ?? '').slice(0, 10_000),
    message: problem.message,
    ...(problem.params === undefined ? {} : { params: problem.params }),
    ...(elementId === undefined ? {} : { elementId }),
  };
}
