import { MillraceError } from '@millrace/schemas';
import type { Failure } from './messages.js';

/** A task that the worker could not do, or a worker that ended. */
export class WorkerFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The failure in the words of the catalogue. `path` is named where the person must look at the file. */
export function toStoreError(error: unknown, path: string): unknown {
  if (!(error instanceof WorkerFailed)) return error;
  const { code, message, params } = error.failure;
  switch (code) {
    case 'INVALID_INPUT':
      return new MillraceError('INVALID_INPUT', params, { cause: error });
    case 'STORE_NEWER':
      return new MillraceError('STORE_NEWER', { place: path, ...params }, { cause: error });
    case 'STORE_NOT_OURS':
      return new MillraceError('STORE_NOT_OURS', { place: path, ...params }, { cause: error });
    case 'STORE_COPY_TORN':
      return new MillraceError('STORE_COPY_TORN', { place: path, ...params }, { cause: error });
    case 'STORE_DAMAGED':
      return new MillraceError('STORE_DAMAGED', { place: path, ...params }, { cause: error });
    case 'SQLITE_CORRUPT':
      return new MillraceError('STORE_DAMAGED', { place: path, found: message }, { cause: error });
    case 'SQLITE_NOTADB':
      return new MillraceError('STORE_NOT_OURS', { place: path, found: 'it is not a database' }, { cause: error });
    case 'SQLITE_FULL':
      return new MillraceError('STORE_FULL', { reason: message }, { cause: error });
    default:
      return new MillraceError('STORE_UNAVAILABLE', { reason: message }, { cause: error });
  }
}
