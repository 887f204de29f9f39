import { describeError, type ErrorCode, type ErrorParams, MillraceError } from '@millrace/schemas';

/** One thing that is wrong with a request. Pointers begin with the part: `/path/id`, `/query/limit`, `/body/name`. */
export interface RequestProblem {
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly message: { readonly en: string; readonly ru: string };
  readonly params: ErrorParams;
}

/** A request that does not have the shape of its contract: `REQUEST_INVALID` with everything that is wrong. */
export class RequestRefused extends MillraceError {
  constructor(readonly problems: readonly RequestProblem[]) {
    super('REQUEST_INVALID', { count: problems.length, first: problems[0]?.message.en ?? '' });
  }
}

/** A problem with the catalogue's words. */
export function requestProblem(code: ErrorCode, pointer: string, params: ErrorParams = {}): RequestProblem {
  const all = { place: pointer, ...params };
  return { code, pointer, message: { en: describeError(code, all, 'en'), ru: describeError(code, all, 'ru') }, params: all };
}
