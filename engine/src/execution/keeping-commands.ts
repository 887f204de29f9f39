import { MillraceError } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import type { Decision, DecisionContext } from './aggregate.js';
import type { HoldInstance, KeepingCommand, ProcessCommand, PurgeInstance } from './commands.js';
import type { InstancePurged } from './keeping-events.js';
import type { ProcessEvent } from './events.js';
import { refuse, requireReason } from './instance-commands.js';
import type { ProcessState } from './state.js';

/** Whether a command is about how an instance is kept: it changes nothing of what the instance does, so it may come at any time. */
export function isKeeping(command: ProcessCommand): command is KeepingCommand {
  return command.type === 'holdInstance' || command.type === 'noteErasure' || command.type === 'purgeInstance';
}

/** What a command about the keeping of an instance leads to. */
export function decideKeeping(state: ProcessState | null, command: KeepingCommand, context: DecisionContext): Decision<ProcessEvent> {
  if (state === null) return refuse('INSTANCE_NOT_FOUND', { id: idOfKey(context.key) });
  if (command.type === 'purgeInstance') return purge(state, command, context);
  refuseIfPurged(state, context);
  if (command.type === 'holdInstance') return hold(state, command, context);
  refuseIfOpen(state, context);
  const known = state.keeping?.erasures?.some(({ id }) => id === command.erasure) === true;
  return { events: known ? [] : [{ type: 'instanceErased', facts: { erasure: command.erasure } }], answer: null };
}

/** Nothing can be done to an instance of which only the gravestone is left. */
export function refuseIfPurged(state: ProcessState, context: DecisionContext): void {
  const purged = state.keeping?.purged;
  if (purged === undefined) return;
  throw new MillraceError('INSTANCE_PURGED', { id: idOfKey(context.key), at: new Date(purged.at).toISOString() });
}

function hold(state: ProcessState, command: HoldInstance, context: DecisionContext): Decision<ProcessEvent> {
  const reason = requireReason(command.reason);
  if (command.lift !== true) {
    if (state.keeping?.hold?.reason === reason) return { events: [], answer: null };
    return { events: [{ type: 'legalHoldSet', facts: { by: context.onBehalfOf ?? context.actor }, data: { reason } }], answer: null };
  }
  return { events: state.keeping?.hold === undefined ? [] : [{ type: 'legalHoldLifted', facts: {}, data: { reason } }], answer: null };
}

function refuseIfOpen(state: ProcessState, context: DecisionContext): void {
  if (state.status === 'active') refuse('INSTANCE_STILL_OPEN', { id: idOfKey(context.key) });
}

/** A gravestone that names another last commit than there was is followed by one that names the right one. */
function purge(state: ProcessState, { reason, commits, hash }: PurgeInstance, context: DecisionContext): Decision<ProcessEvent> {
  refuseIfOpen(state, context);
  if (state.keeping?.hold !== undefined) refuse('INSTANCE_HELD', { id: idOfKey(context.key) });
  const { definition, version, hash: content, process, status, startedAt, endedAt = startedAt } = state;
  const facts = { reason, commits, hash, definition, version, content, process, status, startedAt, endedAt };
  const event: InstancePurged = { type: 'instancePurged', facts };
  return { events: [event], answer: null };
}
