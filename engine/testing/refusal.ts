import { MillraceError } from '@millrace/schemas';

/** The code that something is refused with; `done` where it is not. What fails otherwise is thrown on. */
export function refusal(run: () => unknown): string {
  try {
    run();
    return 'done';
  } catch (error) {
    if (error instanceof MillraceError) return error.code;
    throw error;
  }
}
