import { zone } from './deadlines.js';
import { nextOccurrence, occurrence, type Cycle } from './values/cycle.js';

/** What becomes of a cycle's occurrences that passed while nothing ran: one stands for all, all are made up for, or they are skipped. */
export type CatchUp = 'one' | 'all' | 'skip';

/** Where a cycle stands: when its timer started, and its next occurrence with its number, counted from 0. Milliseconds since 1970 UTC. */
export interface RunningCycle {
  readonly startedAt: number;
  readonly index: number;
  readonly dueAt: number;
}

/** What a due cycle does: whether it fires, how many occurrences it leaves out, and the next one; none when it was the last. */
export interface CycleStep {
  readonly fired: boolean;
  readonly missed?: number;
  readonly next?: number;
  readonly index?: number;
}

/** An occurrence that is later than this was missed; a busy moment is not downtime. */
const graceMs = 60_000;

/** The step of a cycle whose occurrence is due. The next one is counted from the timer's start, so lateness never adds up. */
export function stepCycle(cycle: Cycle, running: RunningCycle, catchUp: CatchUp, now: number): CycleStep {
  const { startedAt, index, dueAt } = running;
  const following = occurrence(cycle, startedAt, index + 1, zone);
  const later = nextOccurrence(cycle, startedAt, now, zone);
  const passed = passedSince(cycle, index, later?.index);
  if (catchUp === 'skip' && now - dueAt > graceMs) {
    // An occurrence that is only just due is not lost with those that were missed.
    const last = occurrence(cycle, startedAt, index + passed, zone) ?? dueAt;
    if (passed > 0 && now - last <= graceMs) return { fired: false, missed: passed, next: last, index: index + passed };
    return { fired: false, missed: passed + 1, ...nextStep(later?.at, later?.index) };
  }
  if (catchUp === 'all') return { fired: true, ...nextStep(following ?? undefined, index + 1) };
  return { fired: true, ...nextStep(later?.at, later?.index), ...(passed > 0 ? { missed: passed } : {}) };
}

/** How many occurrences after the timer's own are due as well; `next` is the first that is not. */
function passedSince(cycle: Cycle, index: number, next: number | undefined): number {
  if (next !== undefined) return Math.max(0, next - index - 1);
  return cycle.times === null ? 0 : cycle.times - index - 1;
}

function nextStep(at: number | undefined, index: number | undefined): { readonly next?: number; readonly index?: number } {
  return at === undefined || index === undefined ? {} : { next: at, index };
}
