import type { AggregateKey } from '../../ports/index.js';
import type { EngineParts } from '../engine-parts.js';
import { history } from '../history.js';
import { Story } from './story.js';

/** Stories kept: whoever opens a page again reads on from there. */
const kept = 500;
/** Commits of one page, and pages of one reading: a history beyond them is told on with the next reading. */
const commitsPerPage = 500;
const mostPages = 100;

interface Told {
  readonly story: Story;
  /** The reading under way: one at a time. */
  tail: Promise<void>;
}

/** Stories of instances, told as far as their histories go. */
export class Stories {
  private readonly told = new Map<AggregateKey, Told>();

  constructor(private readonly parts: EngineParts) {}

  /** The story of an instance, as far as its history is stored now. */
  async of(key: AggregateKey, shownId: string): Promise<Story> {
    const entry = this.told.get(key) ?? { story: new Story(), tail: Promise.resolve() };
    this.told.delete(key);
    this.told.set(key, entry);
    if (this.told.size > kept) {
      const [oldest] = this.told.keys();
      if (oldest !== undefined) this.told.delete(oldest);
    }
    const reading = entry.tail.then(() => this.readOn(key, shownId, entry.story));
    entry.tail = reading.catch(() => undefined);
    await reading;
    return entry.story;
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
