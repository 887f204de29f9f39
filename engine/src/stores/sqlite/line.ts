import { Worker } from 'node:worker_threads';
import { WorkerFailed } from './failures.js';
import type { Answered, Failure, TaskName, Tasks } from './messages.js';

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: WorkerFailed) => void;
}

/** The compiled worker, also when this file itself runs from source in a test. */
function workerUrl(): URL {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return new URL('./worker.js', here);
  return new URL(here.replace(/\/src\/(?!.*\/src\/)/, '/dist/src/').replace(/line\.ts$/, 'worker.js'));
}

/** A line to one worker: tasks are done one after the other, in the order asked. A worker that ends is replaced by the next task. */
export class WorkerLine {
  readonly #setUp: (line: WorkerLine) => Promise<void>;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #ready: Promise<void> | null = null;
  #count = 0;

  /** `setUp` opens the file in each new worker. */
  constructor(setUp: (line: WorkerLine) => Promise<void>) {
    this.#setUp = setUp;
  }

  /** Does a task in the worker. Rejects with `WorkerFailed`. */
  async do<K extends TaskName>(task: K, ask: Tasks[K]['ask']): Promise<Tasks[K]['answer']> {
    if (this.#ready === null) this.#ready = this.#start();
    await this.#ready;
    return this.send(task, ask);
  }

  /** Sends to the worker there is; for `setUp`. */
  send<K extends TaskName>(task: K, ask: Tasks[K]['ask']): Promise<Tasks[K]['answer']> {
    const worker = this.#worker;
    if (worker === null) return Promise.reject(ended('the database thread ended', false));
    return new Promise<unknown>((resolve, reject) => {
      const n = ++this.#count;
      this.#pending.set(n, { resolve, reject });
      // Only a worker with work keeps the process alive: a store that somebody forgot to close does not.
      worker.ref();
      worker.postMessage({ n, task, ask });
    }) as Promise<Tasks[K]['answer']>;
  }

  async #start(): Promise<void> {
    const worker = new Worker(workerUrl(), { name: 'millrace-sqlite', execArgv: [] });
    this.#worker = worker;
    worker.unref();
    worker.on('message', (answered: Answered) => this.#answered(answered));
    worker.on('error', (error) => this.#lost(worker, error.message));
    worker.on('exit', () => this.#lost(worker, 'the database thread ended'));
    try {
      await this.#setUp(this);
    } catch (error) {
      if (this.#worker === worker) await this.end();
      throw error;
    }
  }

  #answered(answered: Answered): void {
    const pending = this.#pending.get(answered.n);
    this.#pending.delete(answered.n);
    if (this.#pending.size === 0) this.#worker?.unref();
    if ('failure' in answered) pending?.reject(new WorkerFailed(answered.failure));
    else pending?.resolve(answered.answer);
  }

  /** What was asked of a worker that is gone may have been done or not. */
  #lost(worker: Worker, message: string): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#ready = null;
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of lost) reject(ended(message, true));
  }

  /** Closes the connection and ends the worker. */
  async close(): Promise<void> {
    if (this.#worker === null) return;
    try {
      await this.send('close', null);
    } finally {
      await this.end();
    }
  }

  /** Ends the worker at once. */
  async end(): Promise<void> {
    await this.#worker?.terminate();
  }
}

function ended(message: string, unknown: boolean): WorkerFailed {
  const failure: Failure = { code: '', message, unknown };
  return new WorkerFailed(failure);
}
