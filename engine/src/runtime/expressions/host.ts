import type { JsonObject, JsonValue } from '@millrace/schemas';
import { compileExpression } from '../../behaviors/expressions/index.js';
import { readPart } from '../../behaviors/expressions/reads.js';
import type { ExpressionResult } from '../../execution/aggregate.js';
import { failure, HostWorker, type After, type Job } from './host-worker.js';
import { defaultHostLimits, type ExpressionHostLimits } from './limits.js';

/** Computes expressions: at once where that is safe, else in a worker thread that is ended at its limits. */
export interface ExpressionHost {
  /** The result at once, or `needsWorker`. Never throws. Takes a few milliseconds at most, whatever the expression. */
  evaluateNow(source: string, input: JsonValue | undefined, bindings?: JsonObject): ExpressionResult | 'needsWorker';
  /**
   * The result in any case. Never rejects: an expression that takes too long, too much memory or gives too much is a result with `ok: false` and a
   * code (`EXPRESSION_TIMEOUT`, `EXPRESSION_MEMORY`, `EXPRESSION_RESULT_TOO_LARGE` …). The others are not disturbed by it.
   */
  evaluate(source: string, input: JsonValue | undefined, bindings?: JsonObject): Promise<ExpressionResult>;
  /** Ends the workers. What was waiting gets `ENGINE_CLOSED`. */
  close(): Promise<void>;
}

/** How a host is made; everything has a default. */
export interface ExpressionHostOptions {
  readonly limits?: Partial<ExpressionHostLimits>;
  /** Worker threads, started when first needed. 1 unless told otherwise. */
  readonly workers?: number;
  /** The clock of the time limit; the machine's unless told otherwise. */
  readonly after?: After;
}

interface Place {
  worker: HostWorker;
  idle: boolean;
}

const realAfter: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

/**
 * Makes a host of expressions.
 *
 * @example
 * const host = createExpressionHost();
 * await host.evaluate('$join(names, ", ")', { names: ['Anna', 'Boris'] }); // { ok: true, value: 'Anna, Boris' }
 * await host.close();
 */
export function createExpressionHost(options: ExpressionHostOptions = {}): ExpressionHost {
  return new Host(options);
}

class Host implements ExpressionHost {
  readonly #limits: ExpressionHostLimits;
  readonly #most: number;
  readonly #after: After;
  readonly #places = new Set<Place>();
  readonly #ending = new Set<Promise<void>>();
  readonly #waiting: Job[] = [];
  #nextId = 1;
  #failedStarts = 0;
  #closed = false;

  constructor({ limits, workers = 1, after = realAfter }: ExpressionHostOptions) {
    this.#limits = { ...defaultHostLimits, ...limits };
    this.#most = Math.max(1, workers);
    this.#after = after;
  }

  evaluateNow(source: string, input: JsonValue | undefined, bindings?: JsonObject): ExpressionResult | 'needsWorker' {
    const expression = compileExpression(source);
    return expression.ok ? expression.evaluate(input, bindings) : expression;
  }

  async evaluate(source: string, input: JsonValue | undefined, bindings: JsonObject = {}): Promise<ExpressionResult> {
    if (this.#closed) return failure('ENGINE_CLOSED', {});
    const now = this.evaluateNow(source, input, bindings);
    if (now !== 'needsWorker') return now;
    const request = this.#pack(source, input, bindings);
    if ('ok' in request) return request;
    if (this.#waiting.length >= this.#limits.waiting)
      return failure('EXPRESSION_UNAVAILABLE', { reason: 'too many expressions are waiting' });
    return new Promise((done) => {
      this.#waiting.push({ request, done });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.done(failure('ENGINE_CLOSED', {}));
    const workers = [...this.#places].map((place) => place.worker.close());
    await Promise.all([...workers, ...this.#ending]);
  }

  #pack(source: string, input: JsonValue | undefined, bindings: JsonObject): Job['request'] | ExpressionResult {
    try {
      const texts = {
        input: input === undefined ? undefined : JSON.stringify(readPart(source, input)),
        bindings: JSON.stringify(bindings),
      };
      const found = Math.max(texts.input?.length ?? 0, texts.bindings.length);
      const limit = this.#limits.inputCharacters;
      if (found > limit) return failure('EXPRESSION_INPUT_TOO_LARGE', { limit, found });
      return { id: this.#nextId++, source, bindings: texts.bindings, ...(texts.input === undefined ? {} : { input: texts.input }) };
    } catch (error) {
      // Data that goes in circles, or is nested deeper than the stack.
      return failure('EXPRESSION_FAILED', {
        reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'the input is no JSON',
      });
    }
  }

  #dispatch(): void {
    for (const place of this.#places) {
      if (!place.idle) continue;
      const job = this.#waiting.shift();
      if (!job) return;
      place.idle = false;
      place.worker.run(job);
    }
    if (this.#waiting.length > 0 && this.#places.size < this.#most) this.#start();
  }

  #start(): void {
    const place = { idle: false } as Place;
    place.worker = new HostWorker(this.#limits, this.#after, {
      ready: () => {
        this.#failedStarts = 0;
        place.idle = true;
        this.#dispatch();
      },
      ended: (started, reason) => {
        this.#places.delete(place);
        const ending = place.worker.close().finally(() => this.#ending.delete(ending));
        this.#ending.add(ending);
        if (this.#closed) return;
        if (!started && ++this.#failedStarts >= 3) this.#giveUp(reason);
        this.#dispatch();
      },
    });
    this.#places.add(place);
  }

  /** Workers that never start would be started for ever; those who wait are told instead. */
  #giveUp(reason: string): void {
    this.#failedStarts = 0;
    for (const job of this.#waiting.splice(0)) job.done(failure('EXPRESSION_UNAVAILABLE', { reason }));
  }
}
