import type { JsonObject, JsonValue } from '@millrace/schemas';
import type { Command } from '../execution/aggregate.js';
import type { AggregateKey, Job } from '../ports/index.js';

/** What a connector reads of its job. */
export type ConnectorJob = Pick<Job, 'id' | 'tenant' | 'input' | 'options' | 'instanceId'>;

/** A command that a job sends, under the job's id: a second attempt gets the first answer (rule 16). */
export interface ConnectorCommand {
  readonly to: AggregateKey;
  readonly commandId: string;
  readonly command: Command;
}

/** A connector's command. Parts without a value are left out. */
export function connectorCommand(
  job: ConnectorJob,
  to: AggregateKey,
  command: { readonly type: string; readonly [name: string]: JsonValue | undefined },
): ConnectorCommand {
  const given = Object.entries(command).filter(([, value]) => value !== undefined && value !== null);
  return { to, commandId: job.id, command: Object.fromEntries(given) as unknown as Command };
}

/** An input of the job that must be an object; nothing is an empty one. */
export function objectInput(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
