import type { JsonObject, JsonValue } from '@millrace/schemas';
import { aggregateKey, idOfKey } from '../behaviors/aggregate-key.js';
import { visitOf } from '../behaviors/activities.js';
import { sameJson } from '../behaviors/command-input.js';
import { FailedStep } from '../behaviors/failed-step.js';
import { requirePart } from '../behaviors/require-part.js';
import { nextToken, targetOf } from './ad-hoc.js';
import type { Effect, Refusal, Undeliverable } from './aggregate.js';
import type { LetterRefused, ProcessCommand } from './commands.js';
import type { CommandRun } from './run-command.js';
import { takeOldest } from './suspension-commands.js';

/** Refusals that say that what the letter was for is gone, or has come about already: it came late. Everything else has to become an incident of somebody. */
export const gone: readonly string[] = [
  'INSTANCE_ENDED',
  'INSTANCE_EXISTS',
  'INSTANCE_NOT_FOUND',
  'INSTANCE_PURGED',
  // A suspended instance fires its timers when it is resumed.
  'INSTANCE_SUSPENDED',
  'JOB_ATTEMPT_STALE',
  'JOB_GONE',
  'TIMER_GONE',
  'TIMER_NOT_DUE',
];

/**
 * Who is told that an instance refused a letter for good. The instance itself, where the incident stands at what the letter was to do; of one that could not begin, who called it.
 * Nobody waits for one that a message, a signal or a moment was to begin, and nobody is left where even the incident was refused: such a letter stays.
 */
export function undeliverable({ to, command }: Effect, refusal: Refusal, tenant: string): Undeliverable {
  const letter = command as ProcessCommand;
  if (gone.includes(refusal.code)) {
    if (letter.type !== 'deliverMessage' || typeof letter.room !== 'string') return 'late';
    // The room would wait for its answer for ever, and the message with it.
    const { messageId, subscriptionId, room } = letter;
    return { to: room, command: { type: 'messageAnswered', messageId, subscriptionId, taken: false } as Effect['command'] };
  }
  if (letter.type === 'letterRefused' || letter.type === 'childRefused') return 'stays';
  if (letter.type !== 'startInstance') return { to, command: { type: 'letterRefused', command: letter, refusal } as Effect['command'] };
  if (letter.parent === undefined) return 'stays';
  const { id, activity } = letter.parent;
  const told = { type: 'childRefused', activity, child: idOfKey(to), refusal } as Effect['command'];
  return { to: aggregateKey(tenant, 'process', id), command: told };
}

/** What was refused, as the failure of a step. */
export function failureOfRefusal({ code, message, params }: Refusal): FailedStep {
  // Outside of a step the refusal only wraps what failed.
  const { code: inner, message: words } = params;
  if (code === 'STEP_FAILED' && typeof inner === 'string') return new FailedStep(inner, String(words));
  return new FailedStep(code, message, params);
}

/**
 * The instance refused a letter: what the letter brings is taken, and the step it leads to stands as an incident, untried, with all that came; a retry tries it. Where the letter
 * leads to no step, the incident keeps the letter itself and a retry hands it in again.
 */
export function letterRefused(run: CommandRun, { command, refusal }: LetterRefused): JsonValue {
  if (run.state.status !== 'active') return null;
  const failed = failureOfRefusal(refusal);
  const done = command.type === 'continueInstance' ? holdUpNext(run, failed) : run.handleRefused(command, failed);
  if (!done) keepLetter(run, command, failed);
  return null;
}

/** Stops what would come next, so that the rest goes on. Tells whether there is something. */
function holdUpNext(run: CommandRun, failed: FailedStep): boolean {
  const { undoing, spawning, activities, kept, suspended } = run.state;
  if (suspended === true) return false;
  const activityOf = (id: number) => visitOf(run, requirePart(activities.get(id), 'activity', id));
  const waits = undoing.first()?.[0];
  const token = nextToken(run);
  const loop = spawning.first()?.[0];
  const first = kept?.first()?.[1];
  if (waits !== undefined) run.raise({ kind: 'compensate', visit: activityOf(waits) }, failed);
  else if (token !== undefined)
    run.raise({ kind: 'arrive', visit: { node: targetOf(run.deployed, token), scope: token.scope, flow: token.flow } }, failed);
  else if (loop !== undefined) run.raise({ kind: 'loop', visit: activityOf(loop) }, failed);
  else if (first !== undefined) {
    const command = takeOldest(run, first);
    if (!run.handleRefused(command, failed)) keepLetter(run, command, failed);
  } else return false;
  run.goOnLater();
  return true;
}

/** An incident of the process itself that keeps a letter. */
function keepLetter(run: CommandRun, command: ProcessCommand, { code, message, params }: FailedStep): void {
  const letter = JSON.parse(JSON.stringify(command)) as JsonObject;
  // What comes again and again, a timer that is due, is one incident.
  if (run.state.incidents.values().some((incident) => sameJson(incident.letter, letter))) return;
  run.emit({
    type: 'incidentRaised',
    facts: { incident: run.nextNumber(), element: run.state.process, step: 'letter', code },
    data: { message, ...(Object.keys(params).length === 0 ? {} : { params }), letter },
  });
}
