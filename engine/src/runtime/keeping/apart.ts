import { MillraceError } from '@millrace/schemas';
import type { Runtime } from '../runtime.js';
import { Stopped } from './pace.js';

/** What is not the fault of one thing: the whole store suffers from it. */
const storeWide: ReadonlySet<string> = new Set(['STORE_UNAVAILABLE', 'STORE_FULL', 'ENGINE_CLOSED']);

/** Does one thing of many, and answers whether it could be done: one that cannot keeps nothing else from being done. What all would suffer from, and a stop, are thrown. */
export async function apart(runtime: Runtime, what: string, about: object, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (cause) {
    if (cause instanceof Stopped || (cause instanceof MillraceError && storeWide.has(cause.code))) throw cause;
    runtime.log('warning', what, { ...about, cause });
    return false;
  }
}
