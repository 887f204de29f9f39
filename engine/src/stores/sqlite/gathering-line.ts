import { WorkerLine } from './line.js';
import type { TaskName, Tasks } from './messages.js';

/** Requests that go in one message, at most. */
const TOGETHER = 64;

interface Waiting {
  readonly questions: Tasks['read']['ask'];
  readonly resolve: (answers: Tasks['read']['answer']) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A line on which reads that are asked in one turn of the event loop go to the worker in one message, and their answers come back in one: a message and the two changes of
 * thread that it takes cost more than a read by key. Nobody's read begins before it was asked for.
 */
export class GatheringLine extends WorkerLine {
  #waiting: Waiting[] = [];

  override do<K extends TaskName>(task: K, ask: Tasks[K]['ask']): Promise<Tasks[K]['answer']> {
    if (task !== 'read') return super.do(task, ask);
    return new Promise<Tasks['read']['answer']>((resolve, reject) => {
      this.#waiting.push({ questions: ask as Tasks['read']['ask'], resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#flush());
    });
  }

  #flush(): void {
    const all = this.#waiting;
    this.#waiting = [];
    for (let from = 0; from < all.length; from += TOGETHER) void this.#ask(all.slice(from, from + TOGETHER));
  }

  async #ask(waiting: readonly Waiting[]): Promise<void> {
    try {
      const questions = waiting.flatMap((each) => each.questions);
      const answers = await super.do('read', questions);
      let at = 0;
      for (const each of waiting) each.resolve(answers.slice(at, (at += each.questions.length)));
    } catch (error) {
      // One question that cannot be answered must not fail its neighbours.
      if (waiting.length > 1) for (const each of waiting) void this.#ask([each]);
      else waiting[0]?.reject(error);
    }
  }
}
