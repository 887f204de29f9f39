import { MillraceError } from '@millrace/schemas';

/**
 * Stops on an event this release does not know (rule 19): folding on without it would silently lose what happened.
 * Throws `AGGREGATE_DAMAGED`.
 */
export function refuseUnknownEvent(aggregate: string, event: { readonly type: string; readonly version?: number }): never {
  throw new MillraceError('AGGREGATE_DAMAGED', {
    aggregate,
    found: `event ${event.type} v${event.version ?? 1} is unknown to this release`,
  });
}

/** Refuses a command whose type the aggregate does not have: `INVALID_INPUT`. */
export function refuseUnknownCommand(aggregate: string, command: { readonly type: string }): never {
  throw new MillraceError('INVALID_INPUT', { place: '/type', expected: `a command of ${aggregate}`, found: String(command.type) });
}
