import type { JsonValue } from '@millrace/schemas';
import type { Decision, DecisionContext, Effect } from '../execution/aggregate.js';
import { accountKey, seriesAt } from './keys.js';
import type { NumberReply } from './number.js';
import { applyRecordEvent, type RecordEvent } from './record-events.js';
import { definitionOf, titleOf } from './record-questions.js';
import type { PendingChange, RecordState } from './record-state.js';
import type { UniqueReply } from './unique.js';

/** How long a value is held for a change before somebody else may have it: far longer than any delivery takes while a node runs. */
const holdMs = 10 * 60_000;

/** First step: asks for the unique values of a proposed change, or stores it at once where there are none. */
export function proposeUniques(proposed: RecordState, event: RecordEvent, context: DecisionContext): Decision<RecordEvent> {
  const pending = proposed.pending!;
  if (pending.uniques.length === 0) return stored(proposed, [event], context);
  return {
    events: [event],
    effects: claims('holdUnique', proposed, context),
    answer: answerOf({ ...proposed, status: begun(pending, proposed) }),
  };
}

/** A value's answer: the next step of the change it belongs to, or nothing when it comes late. */
export function answerUnique(state: RecordState | null, reply: UniqueReply, context: DecisionContext): Decision<RecordEvent> {
  const pending = state?.pending ?? null;
  const unique = pending?.change === reply.change ? pending.uniques.find(({ key }) => key === reply.unique) : undefined;
  if (state === null) return nothing;
  if (pending === null || unique === undefined) return stray(state, reply, context);
  switch (reply.type) {
    case 'uniqueHeld': {
      if (unique.state !== 'asked') return nothing;
      const event: RecordEvent = { type: 'recordUniqueHeld', facts: { change: pending.change, unique: unique.key } };
      const next = applyRecordEvent(state, event, context.now);
      const all = next.pending!.uniques.every((one) => one.state !== 'asked');
      return { events: [event], effects: all ? claims('confirmUnique', next, context) : [], answer: null };
    }
    case 'uniqueConfirmed': {
      if (unique.state === 'confirmed') return nothing;
      const event: RecordEvent = { type: 'recordUniqueConfirmed', facts: { change: pending.change, unique: unique.key } };
      const next = applyRecordEvent(state, event, context.now);
      const all = next.pending!.uniques.every((one) => one.state === 'confirmed');
      return all ? stored(next, [event], context) : { events: [event], answer: null };
    }
    case 'uniqueRefused': {
      const event: RecordEvent = { type: 'recordRefused', facts: { change: pending.change, unique: unique.name }, data: { reason: null } };
      return { events: [event], effects: releases(pending, context), answer: null };
    }
  }
}

/** Gives a waiting change up and releases what it holds; changes nothing when none waits. */
export function cancelChange(record: RecordState, reason: string, context: DecisionContext): Decision<RecordEvent> {
  const { pending } = record;
  if (pending === null) return { events: [], answer: answerOf(record) };
  const event: RecordEvent = { type: 'recordRefused', facts: { change: pending.change, unique: null }, data: { reason } };
  return { events: [event], effects: releases(pending, context), answer: answerOf(applyRecordEvent(record, event, context.now)) };
}

/** A number of the series: the first one stays; another one goes back, so that it is given to somebody. */
export function takesNumber(state: RecordState | null, reply: NumberReply, context: DecisionContext): Decision<RecordEvent> {
  const { number, text, series } = reply;
  if (state === null) return nothing;
  const definition = definitionOf(state.content.definition, context);
  const attribute = definition.number?.attribute;
  if (attribute === undefined || (state.number !== null && state.number.text !== text)) {
    return {
      events: [],
      effects: [{ to: series, command: { type: 'returnNumber', record: context.key, number } as Effect['command'] }],
      answer: null,
    };
  }
  if (state.number !== null) return nothing;
  const title = titleOf(definition, { ...state.content.attributes, [attribute]: text }, state.id, context);
  return { events: [{ type: 'recordNumbered', facts: { number, text, attribute }, data: { title } }], answer: null };
}

const nothing: Decision<RecordEvent> = { events: [], answer: null };

/** Last step: the change takes effect; what it gives up is released, and a new record gets its number and its account. */
function stored(state: RecordState, events: readonly RecordEvent[], context: DecisionContext): Decision<RecordEvent> {
  const { change, creating, releases: given } = state.pending!;
  const event: RecordEvent = { type: 'recordStored', facts: { change, creating } };
  const next = applyRecordEvent(state, event, context.now);
  const effects: Effect[] = given.map((to) => ({ to, command: { type: 'releaseUnique', by: context.key, change } as Effect['command'] }));
  if (creating) effects.push(...firstEffects(next, context));
  return { events: [...events, event], effects, answer: answerOf(next) };
}

function firstEffects(record: RecordState, context: DecisionContext): readonly Effect[] {
  const { number, ledger } = definitionOf(record.content.definition, context);
  const effects: { readonly to: string; readonly command: { readonly type: string; readonly [name: string]: JsonValue } }[] = [];
  if (number !== undefined && record.number === null) {
    const { key, prefix, digits } = seriesAt(context.tenant, record.register, number, context.now);
    effects.push({ to: key, command: { type: 'assignNumber', record: context.key, register: record.register, prefix, digits } });
  }
  if (ledger !== undefined) {
    const { scale = 2, currency = null, mayGoBelowZero = false } = ledger;
    const { register, id } = record;
    const { organisation, title } = record.content;
    const command = { type: 'openAccount', register, id, scale, currency, mayGoBelowZero, organisation, title };
    effects.push({ to: accountKey(context.tenant, register, id), command });
  }
  return effects;
}

/** An answer nobody waits for. A value that is ours stays; one that a stray effect took for us goes back, or it would be stuck for ever. */
function stray(state: RecordState, reply: UniqueReply, context: DecisionContext): Decision<RecordEvent> {
  const wanted = [...state.uniques, ...(state.pending?.uniques ?? [])].some(({ key }) => key === reply.unique);
  if (wanted || reply.type === 'uniqueRefused') return nothing;
  const command = { type: 'releaseUnique', by: context.key, change: reply.change } as Effect['command'];
  return { events: [], effects: [{ to: reply.unique, command }], answer: null };
}

function claims(type: 'holdUnique' | 'confirmUnique', { register, pending }: RecordState, context: DecisionContext): readonly Effect[] {
  const { change, uniques } = pending!;
  const until = context.now + holdMs;
  return uniques.map(({ name, key, value }) => ({
    to: key,
    command: { type, by: context.key, change, until, register, name, value } as Effect['command'],
  }));
}

/** Releases everything the change asked for. A value that was never ours hears of it and changes nothing. */
function releases({ change, uniques }: PendingChange, context: DecisionContext): readonly Effect[] {
  return uniques.map(({ key }) => ({ to: key, command: { type: 'releaseUnique', by: context.key, change } as Effect['command'] }));
}

const begun = (pending: PendingChange, record: RecordState): RecordState['status'] => (pending.creating ? 'reserving' : record.status);

function answerOf({ register, id, status, revision, pending }: RecordState): JsonValue {
  return { register, id, status: pending === null ? status : 'reserving', revision, changed: true };
}
