import { Random } from '../../differential/generate/random.js';
import { newKey } from '../told-by-server.js';
import type { Answer, Caller, Told } from './caller.js';

/** What waits for somebody, as lists show it. */
interface Item {
  readonly id: string;
  readonly isVote: boolean;
}

/** How much is asked at once, and how many orders may be open before no more are begun. */
export interface LoadOptions {
  readonly callers: readonly Caller[];
  readonly told: Told;
  readonly seed: number;
  readonly mostOpen?: number;
  /** Programs that do the same at once. */
  readonly times?: number;
  /** Whether effects fail for good and instances are cancelled now and then; default true. */
  readonly isRough?: boolean;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** What another's success explains is no fault. */
const explained = new Set([404, 409, 410]);

/** People and programs at work: they order, do work, vote, pay, put right what failed, take orders back, and send again what was answered. */
export class Load {
  /** Orders that were answered, by the name they were given. */
  readonly orders = new Map<string, string>();
  /** Messages that were answered, by the name of the order. */
  readonly paid = new Set<string>();
  private readonly told: Told;
  private readonly random: Random;
  private readonly waiting: string[] = [];
  private open = 0;
  private ordering = true;
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: LoadOptions) {
    this.told = options.told;
    this.random = new Random(options.seed);
  }

  /** Sets everybody to work. */
  begin(): void {
    const { callers, times = 1 } = this.options;
    const admin = callers.at(-1);
    const crew = callers.slice(0, -1);
    const roles: Promise<void>[] = [];
    const loop = (work: () => Promise<void>): void => {
      roles.push(
        (async () => {
          while (!this.told.isOver) await work();
        })(),
      );
    };
    for (let n = 0; n < times; n++) {
      for (const caller of crew) {
        loop(() => this.order(caller));
        loop(() => this.work(caller));
      }
      if (admin) loop(() => this.pay(admin));
    }
    if (admin) {
      loop(() => this.putRight(admin));
      loop(() => this.look(admin));
      loop(() => this.sendAgain());
    }
    this.running = Promise.allSettled(roles);
  }

  /** An order of somebody else's is paid for as well. */
  willPay(name: string): void {
    this.waiting.push(name);
  }

  /** No more orders; the rest goes on until nothing is left. */
  async drain(within: number): Promise<boolean> {
    this.ordering = false;
    const [caller] = this.options.callers;
    if (!caller) return true;
    for (const until = performance.now() + within; performance.now() < until; await pause(100)) {
      const { body } = await caller.ask('/instances?status=active&limit=1');
      if ((body['items'] as readonly unknown[]).length === 0 && this.waiting.length === 0) return true;
    }
    return false;
  }

  /** Everybody stops when they have their answer. */
  async end(): Promise<void> {
    this.told.isOver = true;
    await this.running;
  }

  private took(what: string, answer: Answer): boolean {
    if (answer.status < 300) {
      this.told.count(what);
      return true;
    }
    if (explained.has(answer.status)) this.told.count(`refused ${String(answer.body['code'])}`);
    else this.told.fault(what, answer);
    return false;
  }

  private async order(caller: Caller): Promise<void> {
    if (!this.ordering || this.open >= (this.options.mostOpen ?? 60)) return pause(10);
    const { random } = this;
    const key = newKey();
    const name = `order ${key}`;
    const bad = this.options.isRough !== false && random.chance(0.05);
    const parts = Array.from({ length: random.between(1, 3) }, (_, n) => n);
    this.open++;
    // Some pay before anybody waits for it.
    if (random.chance(0.3)) this.waiting.push(name);
    const answer = await caller.write('POST', '/instances', { process: 'order', variables: { name, bad, parts } }, key);
    if (!this.took('started', answer)) return;
    const id = String(answer.body['id']);
    this.orders.set(name, id);
    if (!this.waiting.includes(name) && !this.paid.has(name)) this.waiting.push(name);
    if (this.options.isRough === false || !random.chance(0.03)) return;
    if (this.took('cancelled', await caller.write('POST', `/instances/${id}/cancel`, { reason: 'no more needed' }))) this.open--;
  }

  /** Does what waits: the others of the crew see the same, and one of them is first. */
  private async work(caller: Caller): Promise<void> {
    const { body } = await caller.ask('/work-items?limit=30&sort=oldest');
    const items = body['items'] as readonly Item[];
    if (items.length === 0) return pause(20);
    const from = this.random.between(0, Math.max(0, items.length - 6));
    await Promise.all(
      items.slice(from, from + 6).map(async ({ id, isVote }) => {
        const refuses = isVote && this.random.chance(0.1);
        const sent = !isVote ? {} : refuses ? { outcome: 'refused', reason: 'too dear' } : { outcome: 'approved' };
        const answer = await caller.write('POST', `/work-items/${id}/complete`, sent);
        this.took(isVote ? 'voted' : 'completed', answer);
      }),
    );
  }

  private async pay(caller: Caller): Promise<void> {
    const name = this.waiting.shift();
    this.open = Math.max(0, Math.min(this.open, this.waiting.length + 20));
    if (name === undefined || this.paid.has(name)) return pause(20);
    const sum = name.length;
    const sent = { name: 'paid', key: name, data: { sum }, messageId: `paid for ${name}`, timeToLive: 'P1D' };
    if (this.took('paid', await caller.write('POST', '/messages', sent))) this.paid.add(name);
    // The same message under another key of the call: it is taken once.
    if (this.random.chance(0.2)) this.took('paid again', await caller.write('POST', '/messages', sent));
  }

  private async putRight(caller: Caller): Promise<void> {
    const { body } = await caller.ask('/incidents?limit=20');
    for (const { id } of body['items'] as readonly { readonly id: string }[]) {
      if (this.random.chance(0.5)) this.took('retried', await caller.write('POST', `/incidents/${id}/retry`, {}));
      else
        this.took(
          'corrected',
          await caller.write('POST', `/incidents/${id}/correct`, { set: { bad: false }, reason: 'the receiver wants it good' }),
        );
    }
    await pause(60);
  }

  /** Reads as people do meanwhile; nothing but success may be answered. */
  private async look(caller: Caller): Promise<void> {
    const id = this.orders.size > 0 ? [...this.orders.values()][this.random.between(0, this.orders.size - 1)] : undefined;
    const paths = ['/instances?limit=20', '/work-items?view=all&limit=20', '/work-items/count', ...(id ? [`/instances/${id}`] : [])];
    const answer = await caller.ask(this.random.one(paths));
    if (answer.status !== 200) this.told.fault('reading', answer);
    await pause(40);
  }

  private async sendAgain(): Promise<void> {
    const { acknowledged } = this.told;
    if (acknowledged.length > 0) {
      const recent = Math.max(0, acknowledged.length - (this.random.chance(0.5) ? 20 : 2000));
      const one = acknowledged[this.random.between(recent, acknowledged.length - 1)];
      if (one) await one.by.again(one);
    }
    await pause(25);
  }
}
