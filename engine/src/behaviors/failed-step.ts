import { describeError, type ErrorCode, type ErrorParams } from '@millrace/schemas';

/**
 * A step that cannot be done: not an error of ours or of the caller but of this instance's data, people or definition. It becomes an incident; it never
 * leaves `decide`.
 */
export class FailedStep extends Error {
  override readonly name: string = 'FailedStep';

  constructor(
    readonly code: string,
    message: string,
    readonly params: ErrorParams = {},
  ) {
    super(message);
  }
}

/**
 * What was handed in does not fit the variables it goes to. Where the person is still there, the completion is refused with it instead of becoming an incident,
 * for a retry would take over the same values.
 */
export class UnfitSubmission extends FailedStep {
  override readonly name = 'UnfitSubmission';

  constructor(
    override readonly code: ErrorCode,
    override readonly params: ErrorParams,
  ) {
    super(code, describeError(code, params), params);
  }
}

/** Gives a step up with a code of the catalogue: everything it recorded is dropped and an incident is raised. */
export function fail(code: ErrorCode, params: ErrorParams = {}): never {
  throw failureOf(code, params);
}

/** The failure of a step with a code of the catalogue. */
export function failureOf(code: ErrorCode, params: ErrorParams = {}): FailedStep {
  return new FailedStep(code, describeError(code, params), params);
}
