import { MillraceError } from '@millrace/schemas';
import type { Problem } from './problem.js';

/** Refuses to go on with a definition that has errors: throws `DEFINITION_REFUSED`, naming the first. Warnings pass. */
export function refuseErrors(id: string, problems: readonly Problem[]): void {
  const first = problems.find((one) => one.severity === 'error');
  if (first) throw new MillraceError('DEFINITION_REFUSED', { id, place: first.pointer, reason: first.message.en });
}
