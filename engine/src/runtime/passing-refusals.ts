import type { ErrorCode } from '@millrace/schemas';

const PASSING: ReadonlySet<string> = new Set<ErrorCode>(['STORE_UNAVAILABLE', 'STORE_FULL', 'INTERNAL']);

/** Whether a refusal says nothing of what was sent: the store could not take it now, and does when it is sent again. */
export function passesByItself({ code }: { readonly code: string }): boolean {
  return PASSING.has(code);
}
