import type { Engine, WorkItemView } from '@millrace/engine';
import type { LeapingTime } from './leaping-time.js';
import { demoPeople } from './people.js';
import type { Move, Story } from './story.js';
import { afterWork } from './working-time.js';

interface Planned {
  readonly at: number;
  readonly order: number;
  readonly act: () => Promise<void>;
}

/** A request that is being played. */
interface Played {
  readonly story: Story;
  readonly instanceId: string;
  /** Work items that moves were planned for. */
  readonly seen: Set<string>;
  /** How often each element had work. */
  readonly times: Map<string, number>;
}

/** Plays stories on an engine through its public calls, each act at its moment: what comes out is a history like any other. */
export class Player {
  private readonly agenda: Planned[] = [];
  private order = 0;

  constructor(
    private readonly engine: Engine,
    private readonly time: LeapingTime,
  ) {}

  /** Plays all that happens up to `end`, milliseconds since 1970 UTC; what was planned for later is left waiting. */
  async play(stories: readonly Story[], end: number): Promise<void> {
    for (const story of stories) this.plan(story.at, () => this.begin(story));
    for (let next = this.take(end); next; next = this.take(end)) {
      await this.goTo(next.at);
      await next.act();
    }
    await this.goTo(end);
  }

  private plan(at: number, act: () => Promise<void>): void {
    this.agenda.push({ at, order: this.order++, act });
  }

  private take(end: number): Planned | undefined {
    let first = 0;
    for (let index = 1; index < this.agenda.length; index++) {
      const [one, best] = [this.agenda[index]!, this.agenda[first]!];
      if (one.at < best.at || (one.at === best.at && one.order < best.order)) first = index;
    }
    const found = this.agenda[first];
    if (found === undefined || found.at > end) return undefined;
    return this.agenda.splice(first, 1)[0];
  }

  /** Moves the clock on, stopping wherever a timer of a process falls due. */
  private async goTo(target: number): Promise<void> {
    const { engine, time } = this;
    for (;;) {
      const where = { field: 'dueAt', lte: target };
      const due = { collection: 'timers', tenant: engine.tenant, where, sort: [{ field: 'dueAt' }], limit: 1 };
      const [row] = (await engine.findRows(due)).rows;
      if (row === undefined) break;
      time.leapTo(Number(row.fields['dueAt']));
      await engine.idle();
      // A timer that is due and still there has a reason that waiting does not change.
      const [left] = (await engine.findRows(due)).rows;
      if (left?.key === row.key) break;
    }
    time.leapTo(target);
    await engine.idle();
  }

  private async begin(story: Story): Promise<void> {
    const { by, process, service, data } = story;
    const organisation = demoPeople[by]?.organisation;
    const { instanceId } = await this.engine.start(process, {
      actor: by,
      data,
      service,
      ...(organisation === undefined ? {} : { organisation }),
    });
    const played: Played = { story, instanceId, seen: new Set(), times: new Map() };
    const { withdrawn, reminded } = story;
    const now = this.time.now();
    if (withdrawn) {
      const { hours, reason } = withdrawn;
      this.plan(afterWork(now, hours), async () => {
        await this.engine.withdraw(instanceId, { actor: by, reason });
        await this.engine.idle();
      });
    }
    if (reminded) {
      this.plan(afterWork(now, reminded.hours), async () => {
        await this.engine.remind(instanceId, { actor: by });
        await this.engine.idle();
      });
    }
    await this.lookAround(played);
  }

  /** Plans what people will do with the work that has come up. */
  private async lookAround(played: Played): Promise<void> {
    await this.engine.idle();
    const { items } = await this.engine.workItems({ instanceId: played.instanceId, limit: 100 });
    const fresh = new Set(items.filter(({ id }) => !played.seen.has(id)).map(({ elementId }) => elementId));
    for (const { id } of items) played.seen.add(id);
    for (const element of fresh) {
      const time = played.times.get(element) ?? 0;
      played.times.set(element, time + 1);
      for (const move of played.story.moves?.[element]?.[time] ?? [])
        this.plan(afterWork(this.time.now(), move.hours), () => this.make(played, element, move));
    }
  }

  private async make(played: Played, element: string, move: Move): Promise<void> {
    const { by, outcome, reason, comment, data, only } = move;
    const keys = await this.engine.principals(by);
    const { items } = await this.engine.workItems({ instanceId: played.instanceId, limit: 100 });
    const item = items.find((one) => one.elementId === element && isFor(one, by, keys));
    // Others were quicker, or the request was withdrawn.
    if (item === undefined) return;
    if (only === 'claim') await this.engine.claim(item.id, { actor: by });
    else {
      const handed = typeof data === 'function' ? data(this.time.now()) : data;
      await this.engine.complete(item.id, {
        actor: by,
        ...(outcome === undefined ? {} : { outcome }),
        ...(reason === undefined ? {} : { reason }),
        ...(comment === undefined ? {} : { comment }),
        ...(handed === undefined ? {} : { data: handed }),
      });
    }
    await this.lookAround(played);
  }
}

const isFor = ({ assignee, offeredTo }: WorkItemView, person: string, keys: readonly string[]): boolean =>
  assignee === person || (assignee === undefined && offeredTo.some((key) => keys.includes(key)));
