import type { JsonValue } from '@millrace/schemas';

/** A service task's work, handed to a handler. Handlers run at least once: use `id` as the idempotency key outwards (rule 16). */
export interface Job {
  /** The same over all retries. */
  readonly id: string;
  readonly tenant: string;
  /** The handler's name: `service.type` of the task. */
  readonly type: string;
  readonly instanceId: string;
  readonly definition: { readonly id: string; readonly version: number };
  readonly elementId: string;
  /** 1 on the first try. */
  readonly attempt: number;
  /** The result of the task's input mapping. */
  readonly input: Readonly<Record<string, JsonValue>>;
  /** The static settings of the task (`service.options`). */
  readonly options: Readonly<Record<string, JsonValue>>;
  /** Who started the instance. */
  readonly initiator: string;
  /** Aborted when the job's time is over or the engine closes. */
  readonly signal: AbortSignal;
}

/** What a handler answers: the job's output, to which the task's output mapping applies. Nothing means `{}`. */
export type JobHandler = (job: Job) => Promise<Readonly<Record<string, JsonValue>> | void>;

/** Handlers by `service.type`. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;
