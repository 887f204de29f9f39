import { MillraceError, type JsonObject } from '@millrace/schemas';
import type { DeployedItemRow } from '../deployments/index.js';
import type { RowWrite } from '../ports/index.js';
import { aggregateTypes, collections } from './aggregates.js';
import { StoreAnswerer } from './answerer.js';
import { Changes } from './changes.js';
import { builtInHandlers } from './connectors/index.js';
import type { EngineOptions } from './engine-options.js';
import { createExpressionHost } from './expressions/index.js';
import { sweepLeases } from './job-leases.js';
import { usualRetention } from '../behaviors/retention.js';
import { Keeping, type KeepingParts } from './keeping/keeping.js';
import { JobWorker } from './job-worker.js';
import { standardLog } from './log.js';
import { LatestReads } from './latest-reads.js';
import { HORIZON } from './near-rows.js';
import { Runtime } from './runtime.js';
import { systemTime } from './system-time.js';
import { TimerWorker } from './timer-worker.js';
import { processVariables } from './views.js';

/** What a node spends on keeping what is stored at hand, where it is not told. */
const CACHE_BYTES = 256 * 1024 * 1024;
/** Milliseconds that handlers and timers on their way may take to end when the engine closes. */
const CLOSE_WITHIN = 10_000;

/** What an engine is put together from; shared by its tenants. */
export interface EngineParts {
  readonly runtime: Runtime;
  readonly answerer: StoreAnswerer;
  /** Tells listeners what commits of this node changed. */
  readonly changes: Changes;
  latest(tenant: string, kind: string, id: string): Promise<DeployedItemRow | null>;
  /** Types of jobs that handlers inside run: every node of an installation is given the same ones. */
  readonly insideTypes: readonly string[];
  /** Bytes for keeping what pages tell of requests at hand, and as many for contents as they were deployed. */
  readonly pageBytes: number;
  runsInside(type: string): boolean;
  /** How long messages from outside wait for a receiver where their senders do not say; ISO 8601. */
  readonly messageTimeToLive: string;
  /** Retention and erasure. */
  readonly keeping: Keeping;
  instanceVariables(state: unknown): { readonly variables: JsonObject };
  /** Runs a read or write of the store; what it cannot do is `STORE_UNAVAILABLE`. */
  available<T>(work: () => Promise<T>): Promise<T>;
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the store and starts a node: runtime, workers for jobs and timers, expression workers. */
export async function startParts(options: EngineOptions): Promise<EngineParts> {
  const time = options.time ?? systemTime();
  // Its limit guards the machine, not a deadline: it runs on the machine's own clock, also where time stands still.
  const expressions = createExpressionHost({});
  const cacheBytes = options.cacheBytes ?? CACHE_BYTES;
  const answerer = new StoreAnswerer(options.store, expressions, time, cacheBytes / 4);
  const latestReads = new LatestReads(options.store);
  const latest: KeepingParts['latest'] = (tenant, kind, id) => latestReads.read(tenant, kind, id);
  const changes = new Changes(options.log ?? standardLog);
  let workers: { readonly jobs: JobWorker; readonly timers: TimerWorker } | undefined;
  const onRows = (rows: readonly RowWrite[]): void => {
    answerer.note(rows);
    workers?.jobs.note(rows);
    workers?.timers.note(rows);
    changes.note(rows);
  };
  const { ids, log, keepInMemory, patience, pause, retention = usualRetention } = options;
  const keepingParts = (node: Runtime): KeepingParts => ({ runtime: node, answerer, latest });
  const works = options.work !== false;
  const runtime = await Runtime.start({
    store: options.store,
    types: aggregateTypes,
    collections,
    answerer,
    time,
    takesUpWork: works,
    onRows,
    ...(ids ? { ids } : {}),
    ...(log ? { log } : {}),
    keepStrands: { bytes: cacheBytes / 2, ...(keepInMemory === undefined ? {} : { strands: keepInMemory }) },
    ...(patience === undefined ? {} : { patience }),
    ...(pause ? { pause } : {}),
    beforeTrust: (restored) => new Keeping(keepingParts(restored), retention).again(),
  }).catch(async (error: unknown) => {
    await expressions.close();
    throw error;
  });
  const handlers = { ...builtInHandlers(runtime, options.http), ...options.handlers };
  const parts: EngineParts = {
    runtime,
    answerer,
    changes,
    latest: (tenant, kind, id) => parts.available(() => latest(tenant, kind, id)),
    keeping: new Keeping(keepingParts(runtime), retention),
    insideTypes: Object.keys(handlers),
    pageBytes: cacheBytes / 8,
    runsInside: (type) => Object.hasOwn(handlers, type),
    messageTimeToLive: options.messageTimeToLive ?? 'PT1H',
    instanceVariables: processVariables,
    async available(work) {
      try {
        return await work();
      } catch (cause) {
        if (cause instanceof MillraceError) throw cause;
        throw new MillraceError('STORE_UNAVAILABLE', { reason: 'it did not do what it was asked' }, { cause });
      }
    },
    async idle() {
      // What one of them does may give work to another: quiet is when all are, twice.
      for (let quiet = 0; quiet < 2; quiet++) {
        await runtime.settled();
        await workers?.timers.drained();
        await workers?.jobs.drained();
        await new Promise((resolve) => setImmediate(resolve));
        await runtime.settled();
      }
    },
    async close() {
      const stopped = Promise.all([workers?.timers.stop(), workers?.jobs.stop()]).then(() => true as const);
      await runtime.within(CLOSE_WITHIN, stopped);
      await runtime.within(
        CLOSE_WITHIN,
        parts.keeping.stop().then(() => true as const),
      );
      await runtime.close();
      await expressions.close();
    },
  };
  if (works) {
    workers = { jobs: new JobWorker(runtime, handlers, options.jobsAtOnce), timers: new TimerWorker(runtime) };
    const { jobs, timers } = workers;
    const lookAhead = async (): Promise<void> => {
      for (const tenant of await runtime.tenantIds()) {
        await jobs.recover(tenant);
        await timers.recover(tenant);
        await sweepLeases(runtime, tenant);
      }
    };
    try {
      await lookAhead();
    } catch (error) {
      await parts.close();
      throw error;
    }
    runtime.every(HORIZON / 2, lookAhead);
    parts.keeping.begin();
  }
  return parts;
}
