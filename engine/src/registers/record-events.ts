import type { JsonObject } from '@millrace/schemas';
import { refuseUnknownEvent } from '../behaviors/unknown-event.js';
import type { UniqueValue } from './keys.js';
import type { PendingChange, RecordContent, RecordState } from './record-state.js';

type UniqueStep = { readonly change: number; readonly unique: string };

/**
 * What happens to a record. A change is *proposed* with all its content and *stored* once its unique values are its own, both in one commit when it has
 * none. Attributes are split: codes, amounts, days and references are facts, what people typed and what is sensitive is data (rule 21).
 */
export type RecordEvent =
  | {
      readonly type: 'recordProposed';
      readonly facts: {
        readonly register: string;
        readonly record: string;
        readonly change: number;
        readonly creating: boolean;
        /** Names of the attributes that differ. */
        readonly changed: readonly string[];
        readonly attributes: JsonObject;
        readonly organisation: string | null;
        /** The job that created it: its second attempt finds the same record. */
        readonly source: string | null;
        /** Of a creation: whose record it is. */
        readonly createdBy?: string;
        readonly definition: string;
        readonly searchable: readonly string[];
        readonly hidden: readonly string[];
        /** Unique values to get: keys of their aggregates by name. */
        readonly uniques: readonly { readonly name: string; readonly key: string }[];
        readonly releases: readonly string[];
      };
      readonly data: {
        readonly attributes: JsonObject;
        readonly title: string;
        readonly reason: string | null;
        /** The unique values themselves, in the order of `facts.uniques`. */
        readonly values: readonly string[];
      };
    }
  | { readonly type: 'recordUniqueHeld'; readonly facts: UniqueStep }
  | { readonly type: 'recordUniqueConfirmed'; readonly facts: UniqueStep }
  | { readonly type: 'recordStored'; readonly facts: { readonly change: number; readonly creating: boolean } }
  | {
      readonly type: 'recordRefused';
      readonly facts: { readonly change: number; readonly unique: string | null };
      readonly data: { readonly reason: string | null };
    }
  | {
      readonly type: 'recordNumbered';
      readonly facts: { readonly number: number; readonly text: string; readonly attribute: string };
      readonly data: { readonly title: string };
    }
  | { readonly type: 'recordArchived'; readonly facts: Record<string, never>; readonly data: { readonly reason: string } }
  | { readonly type: 'recordRestored'; readonly facts: Record<string, never>; readonly data: { readonly reason: string | null } };

/** Folds one event into a record; evaluates nothing. Frozen once released. */
export function applyRecordEvent(state: RecordState | null, event: RecordEvent, at: number): RecordState {
  switch (event.type) {
    case 'recordProposed':
      return proposed(state, event, at);
    case 'recordUniqueHeld':
      return { ...state!, pending: stepped(state!.pending!, event.facts.unique, 'held') };
    case 'recordUniqueConfirmed':
      return { ...state!, pending: stepped(state!.pending!, event.facts.unique, 'confirmed') };
    case 'recordStored':
      return stored(state!, at);
    case 'recordRefused': {
      const { change, unique } = event.facts;
      const status = state!.pending!.creating ? 'refused' : state!.status;
      return { ...state!, status, pending: null, refusal: { change, unique, at } };
    }
    case 'recordNumbered': {
      const { number, text, attribute } = event.facts;
      const content = { ...state!.content, title: event.data.title, attributes: { ...state!.content.attributes, [attribute]: text } };
      return { ...state!, content, number: { attribute, value: number, text } };
    }
    case 'recordArchived':
      return { ...state!, status: 'archived', revision: state!.revision + 1, changedAt: at };
    case 'recordRestored':
      return { ...state!, status: 'active', revision: state!.revision + 1, changedAt: at };
    default:
      return refuseUnknownEvent('record', event);
  }
}

function proposed(state: RecordState | null, event: Extract<RecordEvent, { type: 'recordProposed' }>, at: number): RecordState {
  const { register, record, change, creating, organisation, source, definition, searchable, hidden, releases } = event.facts;
  const createdBy = event.facts.createdBy ?? null;
  const attributes = { ...event.facts.attributes, ...event.data.attributes };
  const content: RecordContent = { attributes, title: event.data.title, organisation, definition, searchable, hidden };
  const uniques = event.facts.uniques.map(({ name, key }, index) => ({
    name,
    key,
    value: event.data.values[index] ?? '',
    state: 'asked' as const,
  }));
  const pending: PendingChange = { change, creating, content, uniques, releases };
  if (state !== null) {
    const begun = creating ? { status: 'reserving' as const, content, source, createdBy, createdAt: at, changedAt: at } : {};
    return { ...state, ...begun, pending, refusal: null, changes: change };
  }
  return {
    register,
    id: record,
    status: 'reserving',
    content,
    source,
    createdBy,
    number: null,
    uniques: [],
    pending,
    refusal: null,
    changes: change,
    revision: 0,
    createdAt: at,
    changedAt: at,
  };
}

function stored(state: RecordState, at: number): RecordState {
  const { content, uniques, releases } = state.pending!;
  const own: readonly UniqueValue[] = [
    ...state.uniques.filter(({ key }) => !releases.includes(key)),
    ...uniques.map(({ name, key, value }) => ({ name, key, value })),
  ];
  // A number that was given while the change waited belongs to the record, not to the older content the change began with.
  const attributes = state.number === null ? content.attributes : { ...content.attributes, [state.number.attribute]: state.number.text };
  return {
    ...state,
    status: 'active',
    content: { ...content, attributes },
    uniques: own,
    pending: null,
    revision: state.revision + 1,
    createdAt: state.revision === 0 ? at : state.createdAt,
    changedAt: at,
  };
}

function stepped(pending: PendingChange, unique: string, to: 'held' | 'confirmed'): PendingChange {
  return { ...pending, uniques: pending.uniques.map((one) => (one.key === unique ? { ...one, state: to } : one)) };
}
