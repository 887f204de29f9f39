import { aggregateKey, keyPart } from '../behaviors/aggregate-key.js';
import { requireId } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision } from '../execution/aggregate.js';
import type { AggregateKey, CollectionSpec } from '../ports/index.js';

/** For so long a taking may be used after it was answered, milliseconds. */
export const usableFor = 60_000;
/** After so long a taking that nothing lives by was given up: well beyond the time in which it could have been used, by any node's clock. */
export const givenUpAfter = 300_000;

/** The id of a definition of one kind, which at most one live draft has. */
export interface DraftNameState {
  readonly draft: string | null;
  /** Counts the takings: a release that comes late is of an older one. */
  readonly hold: number;
  /** Of the last taking; milliseconds since 1970 UTC. */
  readonly at: number;
}

/** Its commands. `instead` names a holder that was looked at and does not live: only then may another take the id without its release. */
export type DraftNameCommand =
  | { readonly type: 'takeDraftName'; readonly draft: string; readonly instead?: string }
  | { readonly type: 'releaseDraftName'; readonly draft: string; readonly hold: number };

/** What happens to it. */
export type DraftNameEvent =
  | { readonly type: 'draftNameTaken'; readonly facts: { readonly draft: string; readonly hold: number } }
  | { readonly type: 'draftNameReleased'; readonly facts: { readonly draft: string; readonly hold: number } };

/** Rows of taken ids: what the audit compares with the log. */
export const draftNamesCollection: CollectionSpec = { name: 'draftNames', fields: { draft: 'text' }, indexes: [{ fields: ['draft'] }] };

/** The key of a definition's id among drafts: `<tenant>/draftname/<kind>.<id>`. */
export function draftNameKey(tenant: string, kind: string, definitionId: string): AggregateKey {
  return aggregateKey(tenant, 'draftname', `${keyPart(kind.toLowerCase())}.${keyPart(definitionId)}`);
}

/**
 * What makes a definition's id unique among live drafts. A draft is created or restored in two steps: its id is taken, and then used within a minute. Where the second
 * step never came, because a node died, the taking stands: the next who wants the id looks at its holder, and takes it when that does not live and five minutes have
 * passed, in which nobody could use it any more. So of two drafts at once never both live, whoever stops in between.
 *
 * The answer: `{ taken: true, hold, at }`, or `{ taken: false, draft, at }` of whoever has it.
 */
export const draftNameAggregate: AggregateType<DraftNameState, DraftNameCommand, DraftNameEvent> = {
  type: 'draftname',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [draftNamesCollection.name],

  decide(state, command, context): Decision<DraftNameEvent> {
    const draft = requireId(command.draft, '/draft');
    switch (command.type) {
      case 'takeDraftName': {
        const holder = state?.draft ?? null;
        const isGivenUp = holder !== null && holder === command.instead && context.now >= (state?.at ?? 0) + givenUpAfter;
        if (holder !== null && holder !== draft && !isGivenUp)
          return { events: [], answer: { taken: false, draft: holder, at: state?.at ?? 0 } };
        const hold = (state?.hold ?? 0) + 1;
        return { events: [{ type: 'draftNameTaken', facts: { draft, hold } }], answer: { taken: true, hold, at: context.now } };
      }
      case 'releaseDraftName': {
        const isNow = state?.draft === draft && state.hold === command.hold;
        return { events: isNow ? [{ type: 'draftNameReleased', facts: { draft, hold: command.hold } }] : [], answer: null };
      }
      default:
        return refuseUnknownCommand('draftname', command);
    }
  },

  apply(state, event, at) {
    switch (event.type) {
      case 'draftNameTaken':
        return { draft: event.facts.draft, hold: event.facts.hold, at };
      case 'draftNameReleased':
        return { ...state!, draft: null };
      default:
        return refuseUnknownEvent('draftname', event);
    }
  },

  project(change) {
    const part = change.key.slice(change.key.lastIndexOf('/') + 1);
    return { rows: [], listRow: row(change, draftNamesCollection.name, part, { draft: change.next.draft }, change.next) };
  },
};
