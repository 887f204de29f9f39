import { describeError, type ErrorCode, type ErrorParams } from '@millrace/schemas';

/**
 * A step that cannot be done: not an error of ours or of the caller but of this instance's data, people or definition. It becomes an incident; it never
 * leaves `decide`.
 */
export class FailedStep extends Error {
  override readonly name = 'FailedStep';

  constructor(
    readonly code: string,
    message: string,
    readonly params: ErrorParams = {},
  ) {
    super(message);
  }
}

/** Gives a step up with a code of the catalogue: everything it recorded is dropped and an incident is raised. */
export function fail(code: ErrorCode, params: ErrorParams = {}): never {
  throw new FailedStep(code, describeError(code, params), params);
}
