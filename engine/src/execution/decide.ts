import { MillraceError, type JsonValue } from '@millrace/schemas';
import { idOfKey } from '../behaviors/aggregate-key.js';
import { FailedStep } from '../behaviors/failed-step.js';
import type { Collaborators } from '../behaviors/run.js';
import { refuseUnknownCommand } from '../behaviors/unknown-event.js';
import type { Decision, DecisionContext } from './aggregate.js';
import type { KeepingCommand, ProcessCommand } from './commands.js';
import type { ProcessEvent } from './events.js';
import { activateElement } from './ad-hoc.js';
import { retryIncident, skipIncident } from './incident-commands.js';
import { cancelInstance, changeVariables, continueInstance, startInstance } from './instance-commands.js';
import { decideKeeping, isKeeping, refuseIfPurged } from './keeping-commands.js';
import { activateJob, completeJob, failJob } from './job-commands.js';
import type { ProcessLimits } from './limits.js';
import { takeNumber } from './number-commands.js';
import { remindInstance, withdrawInstance } from './request-commands.js';
import { isFilledBy } from './room.js';
import { CommandRun } from './run-command.js';
import type { ProcessState } from './state.js';
import { cancelChild, childCancelled, childCompleted, childEscalated, childFailed, childRefused } from './child-commands.js';
import { deliverMessage, deliverSignal } from './event-commands.js';
import { sayFarewells, widened } from './letters.js';
import { letterRefused } from './refused-letters.js';
import { heldBack, renewRefused, resumeInstance, suspendInstance, takeKept, turnedAway } from './suspension-commands.js';
import { addInstance } from './loop-commands.js';
import { fireTimer } from './timer-commands.js';
import { keepTitle } from './titles.js';
import { claimWorkItem, completeWorkItem, reassignWorkItem, releaseWorkItem, saveDraft, startWorkItem } from './work-item-commands.js';
import { resumeWorkItem, suspendWorkItem } from './work-item-suspension.js';

type Handlers = {
  readonly [T in Exclude<ProcessCommand['type'], KeepingCommand['type']>]: (
    run: CommandRun,
    command: Extract<ProcessCommand, { readonly type: T }>,
  ) => JsonValue;
};

const handlers: Handlers = {
  startInstance,
  continueInstance,
  activateElement,
  addInstance,
  cancelInstance,
  withdrawInstance,
  remindInstance,
  numberAssigned: takeNumber,
  setVariables: changeVariables,
  claimWorkItem,
  startWorkItem,
  releaseWorkItem,
  reassignWorkItem,
  suspendWorkItem,
  resumeWorkItem,
  saveDraft,
  completeWorkItem,
  activateJob,
  completeJob,
  failJob,
  fireTimer,
  retryIncident,
  skipIncident,
  suspendInstance,
  resumeInstance,
  deliverMessage,
  deliverSignal,
  childCompleted,
  childFailed,
  childCancelled,
  childEscalated,
  childRefused,
  letterRefused,
  cancelChild,
};

/** What a command leads to. Throws a `MillraceError` to refuse it; whatever fails inside the instance becomes an incident instead. */
export function decideProcess(
  state: ProcessState | null,
  command: ProcessCommand,
  context: DecisionContext,
  collaborators: Collaborators,
  limits: ProcessLimits,
): Decision<ProcessEvent> {
  if (isKeeping(command)) return decideKeeping(state, command, context);
  if (!Object.hasOwn(handlers, command.type)) refuseUnknownCommand('a process instance', command);
  refuseWrongMoment(state, command, context);
  const run = new CommandRun(state, context, collaborators, context.small === true ? leastOf(command, limits) : limits, handle);
  try {
    const wasFull = state !== null && isFilledBy(run, 0);
    const held = state?.suspended === true ? heldBack(run, command) : wasFull ? turnedAway(run, command) : undefined;
    const answer = held === undefined ? run.handle(command) : held.answer;
    if (run.next?.kept !== undefined && run.next.suspended !== true && takeKept(run)) run.goOnLater();
    if (wasFull) renewRefused(run);
    keepTitle(run);
    sayGoodbye(run);
    const { events, next } = run;
    const effects = next === null ? run.effects : widened(run.effects, next);
    return effects.length === 0 ? { events, next, answer } : { events, effects, next, answer };
  } catch (error) {
    // Outside of a step there is nothing an incident could hang on: whoever sent the command is told.
    if (error instanceof FailedStep) throw new MillraceError('STEP_FAILED', { code: error.code, message: error.message }, { cause: error });
    throw error;
  }
}

function handle(run: CommandRun, command: ProcessCommand): JsonValue {
  return (handlers[command.type as keyof Handlers] as (run: CommandRun, command: ProcessCommand) => JsonValue)(run, command);
}

/** A command that was too much does its own thing and leaves the rest to others; one that goes on takes a single step. */
function leastOf({ type }: ProcessCommand, limits: ProcessLimits): ProcessLimits {
  return { ...limits, stepsPerCommand: type === 'continueInstance' ? 1 : 0 };
}

/** Tells those outside who wait in vain, or are waited for in vain; what does not fit into this commit goes with the next. */
function sayGoodbye(run: CommandRun): void {
  if (run.next === null || !sayFarewells(run)) return;
  run.goOnLater();
}

/** What may still come to an instance that has ended: its own idle continuation, its number, and what others send who do not know yet. */
const afterEnd: readonly ProcessCommand['type'][] = [
  'continueInstance',
  'numberAssigned',
  'deliverMessage',
  'deliverSignal',
  'childCompleted',
  'childFailed',
  'childCancelled',
  'childEscalated',
  'childRefused',
  'letterRefused',
  'cancelChild',
];

/** An instance starts once, and after its end nothing is done to it any more. */
function refuseWrongMoment(state: ProcessState | null, command: ProcessCommand, context: DecisionContext): void {
  if (state !== null) refuseIfPurged(state, context);
  if (command.type === 'startInstance') {
    if (state !== null) throw new MillraceError('INSTANCE_EXISTS');
  } else if (state === null) throw new MillraceError('INSTANCE_NOT_FOUND', { id: idOfKey(context.key) });
  else if (state.status !== 'active' && !afterEnd.includes(command.type)) refuseAfterEnd(state, command);
}

/** Whoever comes too late with a work item hears what became of it rather than that all is over. */
function refuseAfterEnd(state: ProcessState, command: ProcessCommand): void {
  if ('workItemId' in command) {
    const item = state.workItems.get(Number(command.workItemId.slice(command.workItemId.lastIndexOf('.') + 1)));
    if (item?.status === 'completed') throw new MillraceError('WORK_ITEM_ALREADY_COMPLETED', { id: command.workItemId });
    if (item?.status === 'cancelled')
      throw new MillraceError('WORK_ITEM_CANCELLED', { id: command.workItemId, reason: item.endReason ?? '' });
  }
  if ('jobId' in command) throw new MillraceError('JOB_GONE', { id: command.jobId });
  if ('timerId' in command) throw new MillraceError('TIMER_GONE', { id: command.timerId });
  throw new MillraceError('INSTANCE_ENDED', { status: state.status });
}
