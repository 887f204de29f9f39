import { Worker } from 'node:worker_threads';
import { describeError } from '@millrace/schemas';
import type { ExpressionResult } from '../../execution/aggregate.js';
import type { ExpressionHostLimits } from './limits.js';
import type { Reply, Request } from './messages.js';
import { workerUrl } from './worker-url.js';

/** Calls `run` after so many milliseconds; answers how to cancel. `TimeSource.after` is one. */
export type After = (ms: number, run: () => void) => () => void;

/** One expression that waits for its result. */
export interface Job {
  readonly request: Request;
  readonly done: (result: ExpressionResult) => void;
}

/** What became of a worker, told once. */
export interface Watcher {
  ready(): void;
  /** It has ended, and the expression it was computing, if any, has its result. `started` is false when it never got ready. */
  ended(started: boolean, reason: string): void;
}

const startMs = 20_000;

/** One worker thread that computes one expression at a time and is ended when it takes too long. */
export class HostWorker {
  readonly #worker: Worker;
  readonly #limits: ExpressionHostLimits;
  readonly #after: After;
  readonly #watcher: Watcher;
  #job: Job | null = null;
  #cancel: () => void;
  #started = false;
  #ended = false;

  constructor(limits: ExpressionHostLimits, after: After, watcher: Watcher) {
    this.#limits = limits;
    this.#after = after;
    this.#watcher = watcher;
    this.#worker = new Worker(workerUrl(import.meta.url), {
      name: 'millrace-expressions',
      // Nothing of the host is an expression's business.
      env: {},
      argv: [],
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    });
    this.#worker.on('message', (reply: Reply) => this.#receive(reply));
    this.#worker.on('error', (error: Error & { code?: string }) => this.#end(error.code ?? error.message));
    this.#worker.on('exit', (code) => this.#end(`exit ${code}`));
    this.#cancel = after(startMs, () => this.#end('it did not start in time'));
  }

  /** Computes one expression. Only for a worker that said it is ready. */
  run(job: Job): void {
    this.#job = job;
    // While somebody waits for a result the process must not end; an idle worker keeps nothing alive.
    this.#worker.ref();
    this.#cancel = this.#after(this.#limits.timeoutMs, () => this.#end('timeout'));
    this.#worker.postMessage(job.request);
  }

  /** Ends the thread; an expression on it gets a result that says so. */
  async close(): Promise<void> {
    this.#end('closed');
    await this.#worker.terminate();
  }

  #receive(reply: Reply): void {
    if (this.#ended) return;
    if (reply.type === 'ready') {
      this.#started = true;
      this.#cancel();
      this.#worker.unref();
      this.#watcher.ready();
      return;
    }
    const job = this.#job;
    if (!job || reply.id !== job.request.id) return;
    this.#job = null;
    // The timer goes on until the worker is ready: a part of the expression may still be running.
    job.done(JSON.parse(reply.result) as ExpressionResult);
  }

  #end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancel();
    void this.#worker.terminate();
    const job = this.#job;
    this.#job = null;
    job?.done(this.#resultOf(reason));
    this.#watcher.ended(this.#started, reason);
  }

  #resultOf(reason: string): ExpressionResult {
    if (reason === 'timeout') return failure('EXPRESSION_TIMEOUT', { limit: this.#limits.timeoutMs });
    if (reason === 'ERR_WORKER_OUT_OF_MEMORY') return failure('EXPRESSION_MEMORY', { limit: this.#limits.memoryMb });
    if (reason === 'closed') return failure('ENGINE_CLOSED', {});
    return failure('EXPRESSION_FAILED', { reason });
  }
}

/** A failure of the catalogue as an expression's result. */
export function failure(code: Parameters<typeof describeError>[0], params: Parameters<typeof describeError>[1]): ExpressionResult {
  return { ok: false, code, message: describeError(code, params) };
}
