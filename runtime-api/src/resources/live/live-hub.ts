import type { Engine, TimeSource } from '@millrace/engine';
import { EVERYONE } from '@millrace/engine/execution';
import type { LiveEvent, Topic } from './topics.js';

/** A row that changed, as the engine tells it. */
type Change = Parameters<Parameters<Engine['onChange']>[0]>[0];

/** Somebody who listens. */
export interface Listener {
  readonly person: string;
  readonly topics: readonly Topic[];
  tell(events: readonly LiveEvent[]): void;
}

/** A listener's place in the hub. */
export interface Listening {
  /** Learns anew which groups and positions the person has. */
  renew(): Promise<void>;
  stop(): void;
}

/** Changes are gathered this long, in milliseconds: one act changes several rows. */
const gather = 30;
/** More changes of a topic at once are told as one. */
const mostTold = 20;

interface Seat {
  readonly listener: Listener;
  readonly pending: Map<Topic, Set<string>>;
  /** What the seat is found by. */
  marks: readonly string[];
}

/** Tells those who listen what changed of theirs. A change costs a look-up for each of the few keys it concerns, however many listen. */
export class LiveHub {
  private readonly seats = new Map<string, Set<Seat>>();
  private readonly waiting = new Set<Seat>();
  private readonly unsubscribe: () => void;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly engine: Pick<Engine, 'onChange' | 'principals'>,
    private readonly time: Pick<TimeSource, 'after'>,
  ) {
    this.unsubscribe = engine.onChange((change) => this.note(change));
  }

  /** Begins to listen. Whether the person may hear of an instance is the caller's to check. */
  async listen(listener: Listener): Promise<Listening> {
    const seat: Seat = { listener, pending: new Map(), marks: [] };
    let stopped = false;
    const renew = async (): Promise<void> => {
      const marks = await this.marksOf(listener);
      this.leave(seat);
      if (stopped) return;
      seat.marks = marks;
      for (const mark of marks) this.seats.set(mark, (this.seats.get(mark) ?? new Set()).add(seat));
    };
    await renew();
    return {
      renew,
      stop: () => {
        stopped = true;
        this.leave(seat);
        this.waiting.delete(seat);
      },
    };
  }

  /** Hears and tells no more. */
  close(): void {
    this.unsubscribe();
    this.cancel?.();
    this.seats.clear();
    this.waiting.clear();
  }

  private async marksOf({ person, topics }: Listener): Promise<readonly string[]> {
    const keys = topics.includes('inbox') ? [...(await this.engine.principals(person)), EVERYONE] : [];
    return [
      ...keys.map((key) => `inbox ${key}`),
      ...topics.flatMap((topic) => (topic === 'inbox' ? [] : /^(?:instance|draft):/.test(topic) ? [topic] : [`${topic} ${person}`])),
    ];
  }

  private leave(seat: Seat): void {
    for (const mark of seat.marks) {
      const found = this.seats.get(mark);
      found?.delete(seat);
      if (found?.size === 0) this.seats.delete(mark);
    }
    seat.marks = [];
  }

  private note({ collection, id, fields, previousVisibleTo = [] }: Change): void {
    const text = (name: string): string => String(fields?.[name] ?? '');
    switch (collection) {
      case 'workItems': {
        const shown = fields?.['visibleTo'];
        for (const key of new Set([...(Array.isArray(shown) ? (shown as string[]) : []), ...previousVisibleTo]))
          this.put(`inbox ${key}`, 'inbox', id);
        return this.putInstance(text('instance'));
      }
      case 'instances':
        this.put(`requests ${text('initiator')}`, 'requests', id);
        return this.putInstance(id);
      case 'incidents':
        return this.putInstance(text('instance'));
      case 'notifications':
        return this.put(`notifications ${text('to')}`, 'notifications', id);
      case 'drafts':
        return this.put(`draft:${id}`, `draft:${id}`, id);
      default:
    }
  }

  private putInstance(id: string): void {
    this.put(`instance:${id}`, `instance:${id}`, id);
  }

  private put(mark: string, topic: Topic, id: string): void {
    for (const seat of this.seats.get(mark) ?? []) {
      seat.pending.set(topic, (seat.pending.get(topic) ?? new Set()).add(id));
      this.waiting.add(seat);
      this.cancel ??= this.time.after(gather, () => this.flush());
    }
  }

  private flush(): void {
    this.cancel = undefined;
    const due = [...this.waiting];
    this.waiting.clear();
    for (const { listener, pending } of due) {
      const events = [...pending].flatMap(([topic, ids]): LiveEvent[] =>
        ids.size > mostTold ? [{ topic }] : [...ids].map((id) => ({ topic, id })),
      );
      pending.clear();
      listener.tell(events);
    }
  }
}
