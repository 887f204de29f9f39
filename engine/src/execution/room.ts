import type { ErrorParams } from '@millrace/schemas';
import { visitOf } from '../behaviors/activities.js';
import { failureOf, type FailedStep } from '../behaviors/failed-step.js';
import { refuse } from './instance-commands.js';
import type { CommandRun } from './run-command.js';
import { activityAt } from './state-parts.js';
import type { Activity } from './state.js';

/** The part of what an instance may hold that its loops leave free. */
const leftFree = 16;

/** Whether an instance holds more than it may, or would with so many rough bytes more. */
export function isFilledBy({ state, limits }: CommandRun, bytes: number): boolean {
  return state.weight + bytes > limits.weight;
}

/** What an instance holds, and may hold. */
export function heldBy({ state, limits }: CommandRun): ErrorParams {
  return { limit: limits.weight, found: state.weight };
}

/** Refuses what somebody puts into an instance that would then hold more than it may. `before` is what it weighed before that. */
export function refuseGrowth(run: CommandRun, before: number): void {
  if (run.state.weight > before && isFilledBy(run, 0)) refuse('STATE_TOO_LARGE', heldBy(run));
}

/** Whether a loop may begin one more instance beside the others: what has begun needs room to go on, so it does not take the last of it. Stops it with an incident otherwise. */
export function hasRoomForNext(run: CommandRun, body: Activity): boolean {
  if (body.loop?.total === undefined || body.loop.sequential || !isFilledBy(run, run.limits.weight / leftFree)) return true;
  run.raise({ kind: 'loop', visit: visitOf(run, body) }, failureOf('STATE_TOO_LARGE', heldBy(run)));
  return false;
}

/** Where an instance of a loop found no room, the next would not either: the loops around it begin no more until somebody says so. */
export function stopLoops(run: CommandRun, scope: number, failed: FailedStep): void {
  for (let at: number | null = scope; at !== null; at = run.state.scopes.get(at)?.parent ?? null)
    if (run.state.spawning.has(at)) run.raise({ kind: 'loop', visit: visitOf(run, activityAt(run.state, at)) }, failed);
}
