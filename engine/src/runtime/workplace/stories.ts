import type { AggregateKey } from '../../ports/index.js';
import type { EngineParts } from '../engine-parts.js';
import { history } from '../history.js';
import { Story } from './story.js';

/** Commits of one page, and pages of one reading: a history beyond them is told on with the next reading. */
const commitsPerPage = 500;
const mostPages = 100;

interface Told {
  readonly story: Story;
  /** When it was last read. */
  weight: number;
  /** The reading under way: one at a time. */
  tail: Promise<void>;
}

/** Stories of instances, told as far as their histories go. As many are kept as there is room for: whoever opens a page again reads on from there. */
export class Stories {
  private readonly told = new Map<AggregateKey, Told>();
  private bytes = 0;

  constructor(private readonly parts: EngineParts) {}

  /** The story of an instance, as far as its history is stored now. */
  async of(key: AggregateKey, shownId: string): Promise<Story> {
    const entry = this.told.get(key) ?? { story: new Story(), weight: 0, tail: Promise.resolve() };
    this.told.delete(key);
    this.told.set(key, entry);
    const reading = entry.tail.then(() => this.readOn(key, shownId, entry.story));
    entry.tail = reading.catch(() => undefined);
    await reading;
    this.weigh(key, entry);
    return entry.story;
  }

  private weigh(key: AggregateKey, entry: Told): void {
    if (this.told.get(key) !== entry) return;
    this.bytes += entry.story.weight - entry.weight;
    entry.weight = entry.story.weight;
    for (const [oldest, { weight }] of this.told) {
      if (this.bytes <= this.parts.pageBytes) return;
      this.told.delete(oldest);
      this.bytes -= weight;
    }
  }

  private async readOn(key: AggregateKey, shownId: string, story: Story): Promise<void> {
    for (let pages = 0; pages < mostPages; pages++) {
      const { events, next } = await history(this.parts, key, shownId, { from: story.revision + 1, limit: commitsPerPage });
      for (const event of events) {
        story.tell(event);
        story.revision = event.revision;
      }
      if (next === undefined) return;
      story.revision = next - 1;
    }
  }
}
