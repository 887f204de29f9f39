import { momentOf } from '../../src/behaviors/deadlines.js';
import type { Stage } from './stage.js';

/** Moves the time on; on the way it stops wherever a timer or a retry of the engine falls due, so that each happens at its own moment. */
export async function advance(stage: Stage, text: string): Promise<void> {
  const { engine, time } = stage;
  const target = momentOf(text, time.now()) ?? time.now();
  await engine.idle();
  for (let due = await nextDue(stage, target); due !== undefined; due = await nextDue(stage, target)) {
    time.advanceTo(due);
    await engine.idle();
  }
  time.advanceTo(target);
  await engine.idle();
}

/** The earliest moment after now, and not after the target, at which something of the engine falls due. */
async function nextDue({ engine, time }: Stage, target: number): Promise<number | undefined> {
  let next: number | undefined;
  for (const collection of ['timers', 'jobs']) {
    const due = { field: 'dueAt', gt: time.now(), lte: target };
    const where = collection === 'jobs' ? { and: [{ field: 'state', eq: 'due' }, due] } : due;
    const { rows } = await engine.findRows({ collection, tenant: engine.tenant, where, sort: [{ field: 'dueAt' }], limit: 1 });
    const dueAt = rows[0]?.fields['dueAt'];
    if (typeof dueAt === 'number' && (next === undefined || dueAt < next)) next = dueAt;
  }
  return next;
}
