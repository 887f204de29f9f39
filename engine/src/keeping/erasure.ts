import { aggregateKey, idOfKey } from '../behaviors/aggregate-key.js';
import { refuseInput, requireEntity, requireText } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { refuseUnknownCommand, refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { AggregateType } from '../execution/aggregate.js';
import type { AggregateKey } from '../ports/index.js';
import { erasuresCollection } from './collections.js';

/** Whose data is erased: an instance with all that it called, or a person's. */
export type ErasureSubject = { readonly kind: 'instance' | 'person'; readonly id: string };

/** How far an erasure is: `running`; `waiting` for instances that are open, or must be kept; `done`. */
export type ErasureStatus = 'running' | 'waiting' | 'done';

/** What an erasure has found and done so far. */
export type ErasureCounts = {
  /** Histories that were looked at, and those from which something was erased. */
  readonly looked: number;
  readonly erased: number;
  /** Instances that it waits for: still open, or held. */
  readonly open: number;
  readonly held: number;
};

/** An erasure. */
export interface ErasureState {
  readonly subject: ErasureSubject;
  readonly reason: string;
  readonly by: string;
  /** Milliseconds since 1970 UTC. */
  readonly requestedAt: number;
  readonly endedAt: number | null;
  readonly status: ErasureStatus;
  /** The last history that was looked at in this pass; empty at its beginning. */
  readonly cursor: string;
  readonly counts: ErasureCounts;
}

/** Commands of an erasure. Only the engine itself says how far it is. */
export type ErasureCommand =
  | {
      readonly type: 'requestErasure';
      readonly subject: ErasureSubject;
      readonly reason: string;
      readonly by?: string;
      readonly at?: number;
    }
  | { readonly type: 'noteProgress'; readonly status: ErasureStatus; readonly cursor: string; readonly counts: ErasureCounts };

/** What happens to an erasure. */
export type ErasureEvent =
  | {
      readonly type: 'erasureRequested';
      readonly facts: { readonly kind: 'instance' | 'person'; readonly subject: string; readonly by: string; readonly at: number };
      readonly data: { readonly reason: string };
    }
  | {
      readonly type: 'erasureProgressed';
      readonly facts: { readonly status: ErasureStatus; readonly cursor: string } & ErasureCounts;
    };

const nothing: ErasureCounts = { looked: 0, erased: 0, open: 0, held: 0 };

/** The key of an erasure: `<tenant>/erasure/<id>`. */
export function erasureKey(tenant: string, id: string): AggregateKey {
  return aggregateKey(tenant, 'erasure', id);
}

/** An erasure: that it was asked for is a commit, so that what stands in the place of erased values names something that can be looked up (rule 21). */
export const erasureAggregate: AggregateType<ErasureState, ErasureCommand, ErasureEvent> = {
  type: 'erasure',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [erasuresCollection.name],

  decide(state, command, context) {
    if (command.type === 'requestErasure') {
      if (state !== null) return { events: [], answer: null };
      const { kind, id } = command.subject;
      if (kind !== 'instance' && kind !== 'person') refuseInput('/subject/kind', 'instance or person', kind);
      const facts = { kind, subject: requireText(id, '/subject/id'), by: command.by ?? context.actor, at: command.at ?? context.now };
      return {
        events: [{ type: 'erasureRequested', facts, data: { reason: requireText(command.reason, '/reason', 1000) } }],
        answer: null,
      };
    }
    if (command.type !== 'noteProgress') return refuseUnknownCommand('erasure', command);
    requireEntity(state, `erasure ${idOfKey(context.key)}`);
    const { status, cursor, counts } = command;
    return { events: [{ type: 'erasureProgressed', facts: { status, cursor, ...counts } }], answer: null };
  },

  apply(state, event, at) {
    switch (event.type) {
      case 'erasureRequested': {
        const { kind, subject, by, at: requestedAt } = event.facts;
        const { reason } = event.data;
        return { subject: { kind, id: subject }, reason, by, requestedAt, endedAt: null, status: 'running', cursor: '', counts: nothing };
      }
      case 'erasureProgressed': {
        const { status, cursor, ...counts } = event.facts;
        return { ...state!, status, cursor, counts, endedAt: status === 'done' ? at : null };
      }
      default:
        return refuseUnknownEvent('erasure', event);
    }
  },

  project(change) {
    const { status, subject, requestedAt } = change.next;
    const id = idOfKey(change.key);
    const fields = { state: status, subject: subject.id, requestedAt };
    return { rows: [], listRow: row(change, erasuresCollection.name, id, fields, { id, ...change.next }) };
  },
};
