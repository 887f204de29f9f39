import type { JsonMap } from '../api/shapes.js';
import type { TextStore } from './fillings.js';
import { madeAt } from './fillings.js';

/** What a person decided about a work item. */
export interface DecisionBody {
  readonly data?: JsonMap;
  readonly outcome?: 'completed' | 'approved' | 'refused' | 'returned';
  readonly reason?: string;
  readonly comment?: string;
}

/** A decision on its way. */
export interface Decision {
  readonly person: string;
  readonly workItem: string;
  /** What the person knows it by: number, title. */
  readonly label: string;
  /** A UUIDv7: the `Idempotency-Key`, so that it is done once however often it is sent. */
  readonly key: string;
  readonly body: DecisionBody;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** `waiting`: may still be undone; `sending`: is being sent, or waits for the connection; `refused`: the service did not take it. */
  readonly state: 'waiting' | 'sending' | 'refused';
  /** Why it was refused. */
  readonly error?: unknown;
  /** No answer came; it is sent again in a moment. */
  readonly unreachable?: boolean;
}

/** What the queue stands on. */
export interface QueueGround {
  readonly storage: TextStore;
  readonly now: () => number;
  readonly newKey: () => string;
  readonly later: (run: () => void, ms: number) => () => void;
  /** Sends one. Rejects when no answer came or it was refused. */
  readonly send: (decision: Decision) => Promise<void>;
  /** Sends one while the page is being left; nobody waits for the answer. */
  readonly sendOnLeaving: (decision: Decision) => void;
  /** Whether a rejection means that it is worth sending again. */
  readonly isPassing: (error: unknown) => boolean;
}

/** How long a decision may be undone, in milliseconds. The page holds the time while the pointer or the focus is on the offer (WCAG 2.2.1) and then says `finish`. */
export const timeToUndo = 5_000;
/** The longest that the page may hold it. */
export const longestHold = 60_000;
/** Between attempts while the service cannot be reached. */
const pause = 5_000;
/** Another tab that made it still has the time to undo it; after that it has been forgotten, and any tab sends it. */
const abandonedAfter = longestHold + timeToUndo;
const keyLife = 23 * 3_600_000;
const prefix = 'millrace.decision.';
/** What browsers let a page send while it is left. */
const leavingLimit = 60_000;

/**
 * Decisions that may be undone for five seconds. A decision is kept in the browser's storage from the click until the service has answered, and sent under one key:
 * it is never lost (a reload, a crash, a lost connection send it later) and never done twice.
 */
export class DecisionQueue {
  #decisions: readonly Decision[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, () => void>();
  readonly #inFlight = new Set<string>();
  readonly #done = new Set<string>();

  constructor(readonly ground: QueueGround) {}

  /** For React's `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): readonly Decision[] => this.#decisions;

  /**
   * Takes a decision; one made before is sent now, so only the last can be undone. It is sent when the page says `finish`, and after a minute in any case; at once if it is
   * too large to be sent while the page is left.
   */
  decide(person: string, workItem: string, label: string, body: DecisionBody): Decision {
    const decision: Decision = { person, workItem, label, key: this.ground.newKey(), body, madeAt: this.ground.now(), state: 'waiting' };
    for (const before of this.#decisions) {
      if (before.workItem === workItem && before.state !== 'sending') this.#forget(before);
      else if (before.state === 'waiting') void this.#send(before);
    }
    this.#keep(decision);
    if (JSON.stringify(body).length > leavingLimit) void this.#send(decision);
    else
      this.#timers.set(
        decision.key,
        this.ground.later(() => void this.#send(decision), longestHold),
      );
    return decision;
  }

  /** The time to undo is over. */
  finish(key: string): void {
    const decision = this.#decisions.find((one) => one.key === key);
    if (decision?.state === 'waiting') void this.#send(decision);
  }

  /** Takes a decision back. Tells whether it was still there to be taken back. */
  undo(key: string): Decision | null {
    const decision = this.#decisions.find((one) => one.key === key);
    if (decision?.state !== 'waiting') return null;
    this.#forget(decision);
    return decision;
  }

  /** The page is being left: what waits is sent now, and stays kept until a page has seen that it was done. */
  leave(): void {
    for (const decision of this.#decisions) {
      if (decision.state !== 'waiting') continue;
      this.#stop(decision.key);
      this.ground.sendOnLeaving(decision);
      // A page that comes back from the browser's memory goes on here: the key makes the second sending harmless.
      this.#timers.set(
        decision.key,
        this.ground.later(() => void this.#send(decision), pause),
      );
    }
  }

  /** Sends everything that waits, and resolves when it has been answered: before signing out. */
  async flush(): Promise<void> {
    await Promise.all(this.#decisions.filter(({ state }) => state !== 'refused').map((one) => this.#send(one)));
  }

  /** Sends what an earlier page of this person left behind. */
  resume(person: string): void {
    for (const decision of this.#kept()) {
      if (decision.person !== person || this.#decisions.some(({ key }) => key === decision.key)) continue;
      if (this.ground.now() - madeAt(decision.key) > keyLife) {
        this.#remove(decision);
        continue;
      }
      const rest = Math.max(0, decision.madeAt + abandonedAfter - this.ground.now());
      const resumed: Decision = { ...decision, state: 'sending' };
      this.#timers.set(
        decision.key,
        this.ground.later(() => void this.#resumeOne(resumed), rest),
      );
    }
  }

  /** Whether a decision of this page about a work item was done: a list read before it still has the item. */
  isDone(workItem: string): boolean {
    return this.#done.has(workItem);
  }

  /** The refused decision about a work item, to be corrected. */
  refusedFor(workItem: string): Decision | null {
    return this.#decisions.find((one) => one.workItem === workItem && one.state === 'refused') ?? null;
  }

  /** A refused decision was seen, and is not wanted any more. */
  dismiss(key: string): void {
    const decision = this.#decisions.find((one) => one.key === key);
    if (decision?.state === 'refused') this.#forget(decision);
  }

  async #resumeOne(decision: Decision): Promise<void> {
    // The tab that made it has answered for it meanwhile.
    if (!this.#kept().some(({ key }) => key === decision.key)) return;
    this.#show([...this.#decisions, decision]);
    await this.#send(decision);
  }

  async #send(decision: Decision): Promise<void> {
    this.#stop(decision.key);
    const now = this.#decisions.find(({ key }) => key === decision.key);
    if (now === undefined || this.#inFlight.has(now.key)) return;
    this.#inFlight.add(decision.key);
    const sent: Decision = { ...decision, state: 'sending' };
    this.#replace(sent);
    try {
      await this.ground.send(sent);
      this.#done.add(sent.workItem);
      this.#forget(sent);
    } catch (error) {
      if (this.ground.isPassing(error)) {
        this.#replace({ ...sent, unreachable: true });
        this.#timers.set(
          sent.key,
          this.ground.later(() => void this.#send(sent), pause),
        );
      } else {
        this.#remove(sent);
        this.#replace({ ...sent, state: 'refused', error });
      }
    } finally {
      this.#inFlight.delete(decision.key);
    }
  }

  #replace(decision: Decision): void {
    this.#show(this.#decisions.map((one) => (one.key === decision.key ? decision : one)));
  }

  #keep(decision: Decision): void {
    try {
      this.ground.storage.setItem(prefix + decision.key, JSON.stringify(decision));
    } catch {
      // Storage is full or forbidden: it is kept in this page only.
    }
    this.#show([...this.#decisions, decision]);
  }

  #forget(decision: Decision): void {
    this.#stop(decision.key);
    this.#remove(decision);
    this.#show(this.#decisions.filter(({ key }) => key !== decision.key));
  }

  #remove(decision: Decision): void {
    try {
      this.ground.storage.removeItem(prefix + decision.key);
    } catch {
      return;
    }
  }

  #stop(key: string): void {
    this.#timers.get(key)?.();
    this.#timers.delete(key);
  }

  #kept(): readonly Decision[] {
    const found: Decision[] = [];
    try {
      const { storage } = this.ground;
      for (let at = 0; at < storage.length; at += 1) {
        const name = storage.key(at);
        if (name?.startsWith(prefix) !== true) continue;
        const value: unknown = JSON.parse(storage.getItem(name) ?? 'null');
        if (isDecision(value)) found.push(value);
      }
    } catch {
      return found;
    }
    return found;
  }

  #show(decisions: readonly Decision[]): void {
    this.#decisions = decisions;
    for (const listener of this.#listeners) listener();
  }
}

function isDecision(value: unknown): value is Decision {
  if (typeof value !== 'object' || value === null) return false;
  const { person, workItem, label, key, body, madeAt: made } = value as Partial<Record<keyof Decision, unknown>>;
  return (
    [person, workItem, label, key].every((one) => typeof one === 'string') &&
    typeof made === 'number' &&
    typeof body === 'object' &&
    body !== null
  );
}
