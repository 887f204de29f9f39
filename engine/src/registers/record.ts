import { MillraceError, type JsonObject, type RegisterDefinition } from '@millrace/schemas';
import {
  optionalId,
  optionalText,
  refuseInput,
  requireEntity,
  requireRevision,
  requireText,
  sameJson,
} from '../behaviors/command-input.js';
import { refuseUnknownCommand } from '../behaviors/unknown-event.js';
import type { AggregateType, Decision, DecisionContext } from '../execution/aggregate.js';
import type { AggregateKey } from '../ports/index.js';
import { changedAttributes, splitAttributes } from './attributes.js';
import { recordKey, uniqueValuesOf } from './keys.js';
import type { NumberReply } from './number.js';
import { applyRecordEvent, type RecordEvent } from './record-events.js';
import { answerUnique, cancelChange, proposeUniques, takesNumber } from './record-protocol.js';
import { definitionOf, titleOf } from './record-questions.js';
import { recordRows, recordsCollection } from './record-rows.js';
import type { RecordContent, RecordState } from './record-state.js';
import type { UniqueReply } from './unique.js';

/** Commands of a record. `null` clears an attribute. `reason` is kept with the change. */
export type RecordCommand =
  | {
      readonly type: 'createRecord';
      /** Register and id in full; the aggregate's key is `recordKey(tenant, register, id)`. */
      readonly register: string;
      readonly id: string;
      readonly attributes: JsonObject;
      readonly organisation?: string | null;
      /** Who creates it mechanically, for example a job id: the same source finds its record, whatever became of it. */
      readonly source?: string;
      readonly reason?: string;
    }
  | {
      readonly type: 'changeRecord';
      readonly changes: JsonObject;
      readonly organisation?: string | null;
      readonly reason?: string;
      readonly expectedRevision?: number;
    }
  | { readonly type: 'archiveRecord'; readonly reason: string; readonly expectedRevision?: number }
  | { readonly type: 'restoreRecord'; readonly reason?: string; readonly expectedRevision?: number }
  /** Gives up a change whose unique values do not come, for example because one of them is stopped by an incident. */
  | { readonly type: 'cancelRecordChange'; readonly reason: string }
  | UniqueReply
  | NumberReply;

/**
 * A record of a register: `<tenant>/record/<register>.<id>`. It is checked against the register's newest definition at each change, archived and never
 * deleted, and keeps its unique values while it is archived.
 *
 * **What the caller sees.** Without unique values a create or change is done when it is answered: `{ register, id, status: 'active', revision, changed }`.
 * With them the answer is `status: 'reserving'`: the record asks the values' own aggregates by effects, and is `active`, or `refused` with the key
 * that is taken, a few commits later. The runtime waits for effects up to 300 ms (rule 9), so its operations nearly always read the outcome and
 * turn a refusal into `RECORD_VALUE_TAKEN`; when it takes longer they answer `settled: false` and the record's row tells. A change of an active record leaves
 * the old content in force until then; meanwhile other changes are refused with `RECORD_CHANGE_PENDING`. A refused creation may be tried again under the
 * same id.
 *
 * **Killed nodes.** Every step is a commit whose effects are delivered at least once, so the protocol goes on with the next node. Steps carry the number
 * of the change; a late or repeated answer changes nothing, and a value that was reserved by a stray effect is released as soon as its answer arrives here.
 *
 * Errors: `NOT_FOUND`, `ALREADY_EXISTS`, `REVISION_CHANGED`, `RECORD_ARCHIVED`, `RECORD_CHANGE_PENDING`, `RECORD_ATTRIBUTE_UNKNOWN`,
 * `RECORD_ATTRIBUTE_INVALID`, `INVALID_INPUT`.
 */
export const recordAggregate: AggregateType<RecordState, RecordCommand, RecordEvent> = {
  type: 'record',
  projectionFormat: 2,
  stateFormat: 1,
  collections: [recordsCollection.name],

  decide(state, command, context) {
    switch (command.type) {
      case 'createRecord':
        return create(state, command, context);
      case 'changeRecord':
        return change(state, command, context);
      case 'archiveRecord':
      case 'restoreRecord':
        return shelve(state, command, context);
      case 'cancelRecordChange':
        return cancelChange(requireEntity(state, `record ${context.key}`), requireText(command.reason, '/reason', 1000), context);
      case 'uniqueHeld':
      case 'uniqueConfirmed':
      case 'uniqueRefused':
        return answerUnique(state, command, context);
      case 'numberAssigned':
        return takesNumber(state, command, context);
      default:
        return refuseUnknownCommand('record', command);
    }
  },

  apply: applyRecordEvent,
  project: recordRows,
  about: (state) => ({ register: state.register }),
};

function create(
  state: RecordState | null,
  command: Extract<RecordCommand, { type: 'createRecord' }>,
  context: DecisionContext,
): Decision<RecordEvent> {
  const register = requireText(command.register, '/register', 128);
  const id = requireText(command.id, '/id', 128);
  if (recordKey(context.tenant, register, id) !== context.key) refuseInput('/id', `the id behind ${context.key}`, id);
  const source = optionalText(command.source, '/source');
  if (state !== null && state.status !== 'refused' && source !== null && state.source === source) return settled(state, false);
  const latest = context.ask('latest', { kind: 'register', id: register });
  if (latest === null) throw new MillraceError('NOT_FOUND', { entity: `register ${register}` });
  const definition = definitionOf(latest.hash, context);
  const given = changedAttributes(definition, null, objectAt(command.attributes, '/attributes'));
  const content = contentOf(definition, latest.hash, given, optionalId(command.organisation, '/organisation'), id, context);
  if (state !== null && state.status !== 'refused') {
    // The same creation again, for example by seed data that is loaded twice, finds its record.
    if (state.revision <= 1 && sameContent(withoutNumber(state), content)) return settled(state, false);
    throw new MillraceError('ALREADY_EXISTS', { entity: `record ${register}/${id}` });
  }
  return propose(
    state,
    { register, id, content, creating: true, source, reason: optionalText(command.reason, '/reason', 4000) },
    definition,
    context,
  );
}

function change(
  state: RecordState | null,
  command: Extract<RecordCommand, { type: 'changeRecord' }>,
  context: DecisionContext,
): Decision<RecordEvent> {
  const record = openRecord(state, context.key);
  if (record.status === 'archived') throw new MillraceError('RECORD_ARCHIVED', { entity: nameOf(record) });
  requireRevision(command.expectedRevision, record.revision, nameOf(record));
  const latest = context.ask('latest', { kind: 'register', id: record.register });
  // A register that was retired still checks its records by the definition they were last checked by.
  const hash = latest?.hash ?? record.content.definition;
  const definition = definitionOf(hash, context);
  const attributes = changedAttributes(definition, record.content.attributes, objectAt(command.changes, '/changes'));
  const organisation = command.organisation === undefined ? record.content.organisation : optionalId(command.organisation, '/organisation');
  const content = contentOf(definition, hash, attributes, organisation, record.id, context);
  if (sameContent(record.content, content)) return settled(record, false);
  const { register, id } = record;
  return propose(
    record,
    { register, id, content, creating: false, source: null, reason: optionalText(command.reason, '/reason', 4000) },
    definition,
    context,
  );
}

function shelve(
  state: RecordState | null,
  command: Extract<RecordCommand, { type: 'archiveRecord' | 'restoreRecord' }>,
  context: DecisionContext,
): Decision<RecordEvent> {
  const record = openRecord(state, context.key);
  requireRevision(command.expectedRevision, record.revision, nameOf(record));
  const status = command.type === 'archiveRecord' ? 'archived' : 'active';
  if (record.status === status) return settled(record, false);
  const event: RecordEvent =
    command.type === 'archiveRecord'
      ? { type: 'recordArchived', facts: {}, data: { reason: requireText(command.reason, '/reason', 4000) } }
      : { type: 'recordRestored', facts: {}, data: { reason: optionalText(command.reason, '/reason', 4000) } };
  return { ...settled({ ...record, status, revision: record.revision + 1 }, true), events: [event] };
}

interface Proposal {
  readonly register: string;
  readonly id: string;
  readonly content: RecordContent;
  readonly creating: boolean;
  readonly source: string | null;
  readonly reason: string | null;
}

function propose(
  state: RecordState | null,
  proposal: Proposal,
  definition: RegisterDefinition,
  context: DecisionContext,
): Decision<RecordEvent> {
  const { register, id, content, creating, source, reason } = proposal;
  const { attributes, title, organisation, definition: hash, searchable, hidden } = content;
  const before = state?.content.attributes ?? {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(attributes)])];
  const changed = creating ? Object.keys(attributes) : names.filter((name) => !sameJson(before[name], attributes[name]));
  const wanted = uniqueValuesOf(context.tenant, definition, attributes);
  const own = creating ? [] : (state?.uniques ?? []);
  const uniques = wanted.filter(({ key }) => !own.some((one) => one.key === key));
  const releases = own.filter(({ key }) => !wanted.some((one) => one.key === key)).map(({ key }) => key);
  const split = splitAttributes(definition, attributes);
  const number = (state?.changes ?? 0) + 1;
  const event: RecordEvent = {
    type: 'recordProposed',
    facts: {
      register,
      record: id,
      change: number,
      creating,
      changed,
      attributes: split.facts,
      organisation,
      source,
      ...(creating ? { createdBy: context.onBehalfOf ?? context.actor } : {}),
      definition: hash,
      searchable,
      hidden,
      uniques: uniques.map(({ name, key }) => ({ name, key })),
      releases,
    },
    data: { attributes: split.data, title, reason, values: uniques.map(({ value }) => value) },
  };
  return proposeUniques(applyRecordEvent(state, event, context.now), event, context);
}

function contentOf(
  definition: RegisterDefinition,
  hash: string,
  attributes: JsonObject,
  organisation: string | null,
  id: string,
  context: DecisionContext,
): RecordContent {
  const entries = Object.entries(definition.attributes);
  const searchable = entries
    .filter(([, attribute]) => attribute.searchable === true && attribute.sensitivity !== 'secret')
    .map(([name]) => name);
  const hidden = entries.filter(([, attribute]) => attribute.sensitivity === 'secret').map(([name]) => name);
  return { attributes, title: titleOf(definition, attributes, id, context), organisation, definition: hash, searchable, hidden };
}

function openRecord(state: RecordState | null, key: AggregateKey): RecordState {
  const record = requireEntity(state?.status === 'refused' ? null : state, `record ${key}`);
  if (record.pending !== null) throw new MillraceError('RECORD_CHANGE_PENDING', { entity: nameOf(record) });
  return record;
}

/** The answer to a command that leaves the record as given. */
function settled(record: RecordState, changed: boolean): Decision<RecordEvent> {
  const { register, id, status, revision } = record;
  return { events: [], answer: { register, id, status, revision, changed } };
}

function withoutNumber({ content, number }: RecordState): RecordContent {
  if (number === null) return content;
  const { [number.attribute]: _number, ...attributes } = content.attributes;
  return { ...content, attributes };
}

/** The definition's hash does not count: a new version of the register that asks for nothing else makes no change of its records. */
function sameContent(a: RecordContent, b: RecordContent): boolean {
  return a.organisation === b.organisation && sameJson(a.attributes, b.attributes);
}

function objectAt(value: unknown, place: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuseInput(place, 'an object of attributes', value);
  return value as JsonObject;
}

const nameOf = ({ register, id }: RecordState): string => `record ${register}/${id}`;
