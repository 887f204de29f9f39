import type { JobHandlers, Store, IdSource, TimeSource } from '../ports/index.js';
import type { HttpConnectorOptions } from './connectors/http.js';
import type { Log } from './log.js';

/** What an engine is made of. Only the store must be given. */
export interface EngineOptions {
  readonly store: Store;
  /** Handlers of service tasks by `service.type`; they come before the built-in connectors of the same name. */
  readonly handlers?: JobHandlers;
  /** What the built-in `http` connector may reach. Without it nothing may be called. */
  readonly http?: HttpConnectorOptions;
  /** The tenant of calls that name none; default `main`. */
  readonly tenant?: string;
  /** Whether this node fires timers, runs jobs and delivers effects; default true. A tool beside a running server says false. */
  readonly work?: boolean;
  /** Handlers running at once; default 32. */
  readonly jobsAtOnce?: number;
  /** Process instances and other aggregates kept in memory while nothing happens to them; default 10 000. */
  readonly keepInMemory?: number;
  /**
   * Bytes, roughly, that this node spends on keeping what is stored at hand; default 256 MB. Half of it is for process instances and other aggregates, the rest for definitions and what pages tell of
   * requests. What does not fit is read again when it is needed.
   */
  readonly cacheBytes?: number;
  /** How long a caller waits for the store before `STORE_UNAVAILABLE`, milliseconds; default 15 000. */
  readonly patience?: number;
  /** How long a message published here waits for a receiver when its sender does not say; ISO 8601, default `PT1H`. */
  readonly messageTimeToLive?: string;
  /** How long instances are kept after their end where their process says nothing: ISO 8601, default `P5Y`, or `never`. */
  readonly retention?: string;
  readonly time?: TimeSource;
  readonly ids?: IdSource;
  readonly log?: Log;
  /** Waits before try `attempt` of what failed; by default 20 ms to 2 s of the time source. */
  readonly pause?: (attempt: number) => Promise<void>;
}

/** Who sends a command, and its id. */
export interface Sender {
  /** Person id; default `system`. */
  readonly actor?: string;
  /** Person id: the one somebody stands in for. */
  readonly onBehalfOf?: string;
  /** A UUIDv7 made within a day of now: repeating a command with the same id gives the first answer. Default: a new one. */
  readonly commandId?: string;
}

/** What every command answers beside its own. */
export interface Settled {
  /** Whether what it led to elsewhere has happened too; if not, it will. */
  readonly settled: boolean;
}
