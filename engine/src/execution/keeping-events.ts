import type { Event } from './events.js';

/** What happens to the keeping of an instance, mostly after its end: a person's hold on it, the erasure of what was typed, its purging (rules 21, 22). */
export type KeepingEvent = LegalHoldSet | LegalHoldLifted | InstanceErased | InstancePurged;

/** Somebody said that it must be kept, whatever its retention. */
export type LegalHoldSet = Event<'legalHoldSet', { by: string }, { reason: string }>;
/** It need not be kept any more. */
export type LegalHoldLifted = Event<'legalHoldLifted', object, { reason: string }>;
/** What an erasure concerns was erased from all commits before this one, and from all that follows from them. */
export type InstanceErased = Event<'instanceErased', { erasure: string }>;
/**
 * The gravestone: its commits, `commits` of them with the hash `hash` of the last, are about to go. It says what may still be asked of the instance; no person stands in it. Times are
 * milliseconds since 1970 UTC.
 */
export type InstancePurged = Event<
  'instancePurged',
  {
    reason: string;
    commits: number;
    hash: string;
    definition: string;
    version: number;
    content: string;
    process: string;
    status: string;
    startedAt: number;
    endedAt: number;
  }
>;
