import { MillraceError, type JsonObject, type JsonValue } from '@millrace/schemas';
import { weigh } from '../behaviors/variable-paths.js';
import type { DeliverMessage, ProcessCommand, ResumeInstance, SuspendInstance } from './commands.js';
import { requireObject, requireReason } from './instance-commands.js';
import { expectOpenJob } from './job-commands.js';
import { partNumber } from './process-ids.js';
import { isFilledBy } from './room.js';
import type { CommandRun } from './run-command.js';

/** Signals that a suspended instance keeps, at most; no more are heard. */
const mostKept = 10_000;
/** What was kept is gone on with in commits of at most so many, and so many rough bytes. */
const takenAtOnce = 100;
const bytesAtOnce = 300_000;

/** Lets nothing go on until the instance is resumed; does nothing to one that is suspended. */
export function suspendInstance(run: CommandRun, command: SuspendInstance): JsonValue {
  const reason = requireReason(command.reason);
  if (run.state.suspended !== true) run.emit({ type: 'instanceSuspended', facts: {}, data: { reason } });
  return null;
}

/** Goes on: with what came meanwhile, in the order in which it came, and with all that could not move. Does nothing to an instance that is not suspended. */
export function resumeInstance(run: CommandRun, command: ResumeInstance): JsonValue {
  if (run.state.suspended !== true) return null;
  const { reason } = command;
  run.emit({ type: 'instanceResumed', facts: {}, ...(reason === undefined ? {} : { data: { reason: requireReason(reason) } }) });
  // The rooms have given their messages to others, or keep them: they hear anew that somebody waits.
  renewRefused(run);
  run.wake();
  return null;
}

/** Lets rooms hear anew of subscriptions that refused a message while nothing went on, as many as fit; the others follow with the next commit. */
export function renewRefused(run: CommandRun): void {
  // Nor where there is no room for one: they hear when there is.
  if (run.state.status !== 'active' || run.state.suspended === true || isFilledBy(run, 0)) return;
  for (const { id, refused } of run.state.subscriptions.values()) {
    if (refused !== true) continue;
    if (run.isFull()) return run.goOnLater();
    run.emit({ type: 'subscriptionRenewed', facts: { subscription: id, as: run.nextNumber() } });
  }
}

/** What becomes of a command while the instance is suspended: refused, offered to somebody else, or kept until it is resumed. One that is not named is done as ever. */
type Fate = 'refused' | 'offeredElsewhere' | 'kept';

const fates: { readonly [T in ProcessCommand['type']]?: Fate } = {
  claimWorkItem: 'refused',
  startWorkItem: 'refused',
  releaseWorkItem: 'refused',
  reassignWorkItem: 'refused',
  suspendWorkItem: 'refused',
  resumeWorkItem: 'refused',
  completeWorkItem: 'refused',
  activateElement: 'refused',
  addInstance: 'refused',
  activateJob: 'refused',
  fireTimer: 'refused',
  retryIncident: 'refused',
  skipIncident: 'refused',
  remindInstance: 'refused',
  deliverMessage: 'offeredElsewhere',
  // What others have done is not lost, and they are not asked to do it again.
  completeJob: 'kept',
  failJob: 'kept',
  deliverSignal: 'kept',
  childCompleted: 'kept',
  childFailed: 'kept',
  childCancelled: 'kept',
  childEscalated: 'kept',
  childRefused: 'kept',
};

/** Refuses or keeps what may not happen in a suspended instance; tells its answer, or nothing where it is to be done as ever. */
export function heldBack(run: CommandRun, command: ProcessCommand): { readonly answer: JsonValue } | undefined {
  const fate = fates[command.type];
  if (fate === undefined) return undefined;
  if (fate === 'refused') throw new MillraceError('INSTANCE_SUSPENDED');
  if (command.type === 'deliverMessage') return { answer: refuseMessage(run, command) };
  if (command.type === 'completeJob' || command.type === 'failJob') {
    const job = expectOpenJob(run, command);
    if (job.answered === true) throw new MillraceError('JOB_GONE', { id: command.jobId });
    if (command.type === 'completeJob') requireObject(command.output, '/output');
    const answer = plain(command);
    if (isFilledBy(run, weigh(answer))) throw new MillraceError('INSTANCE_FULL');
    run.emit({ type: 'commandKept', facts: { command: command.type, job: job.id }, data: { command: answer } });
    return { answer: null };
  }
  const given = plain(command);
  // A called instance says something once: that is kept however full it is.
  if (command.type === 'deliverSignal' && ((run.state.kept?.size ?? 0) >= mostKept || isFilledBy(run, weigh(given))))
    return { answer: { taken: false } };
  run.emit({ type: 'commandKept', facts: { command: command.type }, data: { command: given } });
  return { answer: command.type === 'deliverSignal' ? { taken: true } : null };
}

/**
 * Turns away what comes from outside to an instance that holds more than it may: what it could not take over would stay with an incident, and there would be no end of them. A
 * message may go to somebody else, or waits; its room hears of this instance again when there is room.
 */
export function turnedAway(run: CommandRun, command: ProcessCommand): { readonly answer: JsonValue } | undefined {
  if (run.state.status !== 'active' || !isFilledBy(run, 0)) return undefined;
  if (command.type === 'deliverMessage') return { answer: refuseMessage(run, command) };
  return command.type === 'deliverSignal' ? { answer: { taken: false } } : undefined;
}

/** Does what was kept, oldest first, as far as fits into a commit; tells whether some is left. */
export function takeKept(run: CommandRun): boolean {
  let bytes = 0;
  for (let count = 0; run.state.status === 'active' && run.state.suspended !== true; count++) {
    const first = run.state.kept?.first()?.[1];
    if (first === undefined) return false;
    bytes += weigh(first);
    if (count === takenAtOnce || (count > 0 && bytes > bytesAtOnce) || run.isFull() || run.goesOn) return true;
    const oldest = takeOldest(run, first);
    try {
      run.handle(oldest);
    } catch (error) {
      // What it was about is gone meanwhile: its sender has been told long ago that it was taken.
      if (!(error instanceof MillraceError)) throw error;
    }
  }
  return false;
}

/** Notes that the oldest of what was kept is done now. */
export function takeOldest(run: CommandRun, oldest: JsonObject): ProcessCommand {
  const { jobId } = oldest;
  run.emit({ type: 'keptTaken', facts: typeof jobId === 'string' ? { job: partNumber(run.context.key, jobId, '/jobId') } : {} });
  return oldest as unknown as ProcessCommand;
}

/** Somebody else may take the message; the room hears of this instance again when it is resumed. */
function refuseMessage(run: CommandRun, { subscriptionId, messageId, room }: DeliverMessage): JsonValue {
  const subscription = run.state.subscriptions.get(partNumber(run.context.key, subscriptionId, '/subscriptionId'));
  if (subscription?.kind === 'message' && subscription.refused !== true)
    run.emit({ type: 'subscriptionRefused', facts: { subscription: subscription.id, message: messageId } });
  if (typeof room === 'string')
    run.effects.push({ to: room, command: { type: 'messageAnswered', messageId, subscriptionId, taken: false } as never });
  return { taken: false };
}

function plain(command: ProcessCommand): JsonObject {
  return JSON.parse(JSON.stringify(command)) as JsonObject;
}
