/** Why a file was not made. */
export type ExportReason = 'tooLarge' | 'notDrawn' | 'notWritten';

/** A file that was not made; the menu says why in the reader's language. */
export interface ExportFailure extends Error {
  readonly reason: ExportReason;
  readonly facts: Readonly<Record<string, number>>;
}

/** Makes a failure. @param cause What went wrong underneath. */
export function exportFailure(reason: ExportReason, facts: Readonly<Record<string, number>> = {}, cause?: unknown): ExportFailure {
  return Object.assign(new Error(`The file was not made: ${reason}.`, { cause }), { reason, facts });
}

/** The reason of whatever was thrown. */
export function reasonOf(error: unknown): ExportReason {
  const { reason } = (error ?? {}) as Partial<ExportFailure>;
  return reason ?? 'notWritten';
}
