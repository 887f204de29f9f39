import { MillraceError } from '@millrace/schemas';
import type { Command, Effect } from '../execution/aggregate.js';
import type { RowWrite } from '../ports/index.js';
import { DueQueue } from './due-queue.js';
import { Gate } from './gate.js';
import { HORIZON, nearRows, timerOf } from './near-rows.js';
import { passesByItself } from './passing-refusals.js';
import type { Runtime } from './runtime.js';

/** Refusals that say nothing of the timer. */
function passes(error: MillraceError): boolean {
  return passesByItself(error) || error.code === 'ENGINE_CLOSED';
}

/** Timers fired at once: a thousand due in one second must not stall the rest. */
const AT_ONCE = 200;

/** Fires timers when they are due: late rather than early, and once, since its owner itself decides whether the timer still waits (rule 12). */
export class TimerWorker {
  private readonly queue: DueQueue;
  private readonly dueAt = new Map<string, number>();
  private readonly gate = new Gate(AT_ONCE);
  private stopped = false;

  constructor(private readonly runtime: Runtime) {
    this.queue = new DueQueue(runtime.time, (keys) => {
      for (const key of keys) this.gate.run(() => this.fire(key));
    });
  }

  /** Hears of timers that were written or removed. */
  note(rows: readonly RowWrite[]): void {
    for (const row of rows) {
      if (row.collection !== 'timers') continue;
      const dueAt = row.fields?.['dueAt'];
      if (typeof dueAt === 'number') this.hold(row.key, dueAt);
      else this.forget(row.key);
    }
  }

  /** Takes up what is near in a tenant. */
  async recover(tenant: string): Promise<void> {
    for await (const row of nearRows(this.runtime, 'timers', tenant)) this.hold(row.key, Number(row.fields['dueAt']));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.queue.stop();
    this.gate.clear();
    await this.gate.drained();
  }

  /** Resolves when no timer is being fired. */
  async drained(): Promise<void> {
    for (await this.gate.drained(); this.queue.ringing; await this.gate.drained()) await new Promise((resolve) => setImmediate(resolve));
  }

  private hold(key: string, dueAt: number): void {
    // What is farther away waits in the store and is found by the next look.
    if (this.stopped || dueAt > this.runtime.time.now() + HORIZON) return;
    this.dueAt.set(key, dueAt);
    this.queue.push(key, dueAt);
  }

  private forget(key: string): void {
    this.dueAt.delete(key);
    this.queue.drop(key);
  }

  /** Gone, fired by another node, or its instance ended: nothing is left to do. Anything else becomes an incident, or the timer would be due for ever. */
  private async refused(letter: Effect, error: MillraceError, id: string): Promise<void> {
    const instead = this.runtime.undeliverable(letter, error);
    if (instead === 'late') return;
    if (typeof instead !== 'object') throw error;
    await this.runtime.execute(instead.to, instead.command, { id, actor: 'system' });
  }

  private async fire(key: string): Promise<void> {
    const dueAt = this.dueAt.get(key);
    if (dueAt === undefined || this.stopped) return;
    const { to, id } = timerOf(key);
    const command = { type: 'fireTimer', timerId: id } as Command;
    try {
      await this.runtime.execute(to, command, { id: `${id}.${dueAt}.t`, actor: 'system' }).catch((error: unknown) => {
        if (!(error instanceof MillraceError) || passes(error)) throw error;
        return this.refused({ to, command }, error, `${id}.${dueAt}.r`);
      });
    } catch (error) {
      if (this.stopped || !(error instanceof MillraceError)) return;
      if (passes(error)) {
        this.queue.push(key, this.runtime.time.now() + 2000);
        return;
      }
      this.runtime.log('error', 'a timer cannot be fired; it is tried again at the next look', { timer: id, code: error.code });
    }
    if (this.dueAt.get(key) === dueAt) this.dueAt.delete(key);
  }
}
