import { MillraceError, type JsonObject } from '@millrace/schemas';
import { messageRoomKey, subscriptionsCollection } from '../src/correlation/index.js';
import { idOfKey } from '../src/behaviors/aggregate-key.js';
import { removedRow, row } from '../src/behaviors/rows.js';
import type { AggregateType, Decision, DecisionContext, Effect } from '../src/execution/aggregate.js';
import type { CollectionSpec } from '../src/ports/index.js';

/** What a listener waits for. */
type Wait = { readonly number: number; readonly kind: 'message' | 'signal'; readonly name: string; readonly key: string | null };

/** Commands of a listener: two of a test's, three of the rooms'. */
export type ListenerCommand =
  | {
      readonly type: 'listen';
      readonly kind: 'message' | 'signal';
      readonly name: string;
      readonly key?: string;
      readonly times?: number;
      readonly again?: boolean;
    }
  /** Waits no more; the room is told, unless `silently`. */
  | { readonly type: 'stop'; readonly silently?: boolean }
  | { readonly type: 'deliverMessage'; readonly subscriptionId: string; readonly messageId: string; readonly room: string }
  | { readonly type: 'deliverSignal'; readonly subscriptionId: string; readonly broadcastId: string; readonly data: JsonObject }
  | { readonly type: 'startInstance'; readonly definition: JsonObject; readonly process: string; readonly trigger: JsonObject };

/** What a listener has heard. */
export interface ListenerState {
  readonly next: number;
  readonly waits: readonly Wait[];
  /** Whether it waits for the same again once it was told. */
  readonly again: boolean;
  readonly heard: readonly string[];
  readonly started: JsonObject | null;
}

type ListenerEvent =
  | { readonly type: 'listening'; readonly facts: { readonly waits: readonly Wait[]; readonly again: boolean } }
  | { readonly type: 'heard'; readonly facts: { readonly number: number; readonly id: string } }
  | { readonly type: 'deaf'; readonly facts: { readonly id: string } }
  | { readonly type: 'stopped'; readonly facts: Record<string, never> }
  | { readonly type: 'started'; readonly facts: { readonly by: JsonObject } };

/** Rows of listeners. */
export const listenersCollection: CollectionSpec = { name: 'listeners', fields: { heard: 'number' }, indexes: [] };

/** A stand-in for a process instance in tests of correlation: it waits, is told, and answers as an instance does. */
export const listenerAggregate: AggregateType<ListenerState, ListenerCommand, ListenerEvent> = {
  type: 'process',
  projectionFormat: 1,
  stateFormat: 1,
  collections: [listenersCollection.name, subscriptionsCollection.name],

  decide(state, command, context): Decision<ListenerEvent> {
    switch (command.type) {
      case 'listen': {
        const { kind, name, key = null, times = 1, again = false } = command;
        const first = state?.next ?? 1;
        const waits = Array.from({ length: times }, (_, at) => ({ number: first + at, kind, name, key }));
        return { events: [{ type: 'listening', facts: { waits, again } }], effects: opened(context, waits), answer: null };
      }
      case 'stop': {
        const closed = command.silently === true ? [] : (state?.waits ?? []).filter(({ kind }) => kind === 'message');
        const effects = closed.map((wait) => toRoom(context, wait, { type: 'closeSubscription', subscriptionId: idOf(context, wait) }));
        return { events: [{ type: 'stopped', facts: {} }], effects, answer: null };
      }
      case 'deliverMessage': {
        const { subscriptionId, messageId } = command;
        const wait = waitFor(state, context, subscriptionId);
        const answered = { type: 'messageAnswered', messageId, subscriptionId, taken: wait !== undefined };
        const answer = { to: command.room, command: answered };
        if (wait === undefined) return { events: [{ type: 'deaf', facts: { id: messageId } }], effects: [answer], answer: null };
        const next = again(state, wait);
        return { events: [...heard(wait, messageId, next)], effects: [answer, ...opened(context, next)], answer: null };
      }
      case 'deliverSignal': {
        const wait = waitFor(state, context, command.subscriptionId);
        return { events: wait === undefined ? [] : heard(wait, command.broadcastId, again(state, wait)), answer: null };
      }
      case 'startInstance':
        if (state !== null) throw new MillraceError('INSTANCE_EXISTS');
        return { events: [{ type: 'started', facts: { by: command.trigger } }], answer: null };
    }
  },

  apply(state, event) {
    const before = state ?? { next: 1, waits: [], again: false, heard: [], started: null };
    switch (event.type) {
      case 'listening': {
        const { waits, again: repeats } = event.facts;
        return { ...before, again: repeats, waits: [...before.waits, ...waits], next: before.next + waits.length };
      }
      case 'heard': {
        const { number, id } = event.facts;
        return { ...before, waits: before.waits.filter((wait) => wait.number !== number), heard: [...before.heard, id] };
      }
      case 'deaf':
        return { ...before };
      case 'stopped':
        return { ...before, waits: [] };
      case 'started':
        return { ...before, started: event.facts.by };
    }
  },

  project(change) {
    const { next, previous } = change;
    const instance = idOfKey(change.key);
    const gone = (previous?.waits ?? []).filter((wait) => !next.waits.some(({ number }) => number === wait.number));
    const rows = [
      ...next.waits.map(({ kind, name, key, number }) =>
        row(
          change,
          subscriptionsCollection.name,
          `${instance}.${number}`,
          { kind, name, key, instance, number, definition: null, element: 'e', open: true, openedAt: change.at },
          {},
        ),
      ),
      ...gone.map(({ number }) => removedRow(change, subscriptionsCollection.name, `${instance}.${number}`)),
    ];
    return { rows, listRow: row(change, listenersCollection.name, instance, { heard: next.heard.length }, {}) };
  },
};

function heard(wait: Wait, id: string, next: readonly Wait[]): readonly ListenerEvent[] {
  const told: ListenerEvent = { type: 'heard', facts: { number: wait.number, id } };
  return next.length === 0 ? [told] : [told, { type: 'listening', facts: { waits: next, again: true } }];
}

function again(state: ListenerState | null, wait: Wait): readonly Wait[] {
  return state?.again === true ? [{ ...wait, number: state.next }] : [];
}

function opened(context: DecisionContext, waits: readonly Wait[]): readonly Effect[] {
  return waits
    .filter(({ kind }) => kind === 'message')
    .map((wait) => {
      const { name, key } = wait;
      return toRoom(context, wait, {
        type: 'openSubscription',
        subscriptionId: idOf(context, wait),
        name,
        ...(key === null ? {} : { key }),
      });
    });
}

function waitFor(state: ListenerState | null, context: DecisionContext, subscriptionId: string): Wait | undefined {
  return state?.waits.find((wait) => idOf(context, wait) === subscriptionId);
}

function idOf(context: DecisionContext, { number }: Wait): string {
  return `${idOfKey(context.key)}.${number}`;
}

function toRoom(
  context: DecisionContext,
  { name, key }: Pick<Wait, 'name' | 'key'>,
  command: { readonly type: string; readonly [name: string]: unknown },
): Effect {
  return { to: messageRoomKey(context.tenant, name, key), command };
}
