import type { JsonObject } from '@millrace/schemas';
import { holderKey, idOfKey } from '../behaviors/aggregate-key.js';
import type { Run } from '../behaviors/run.js';
import type { Effect } from './aggregate.js';

/**
 * What a cancelled instance has given back: reservations of tasks that say `holder: "instance"`, also one that is only being made. Nothing for a process
 * without such a task.
 */
export function giveBack({ deployed, context }: Pick<Run, 'deployed' | 'context'>): readonly Effect[] {
  for (const { config } of deployed.process.nodes.values()) {
    const { job } = (config ?? {}) as { readonly job?: { readonly options?: JsonObject } };
    if (job?.options?.['holder'] === 'instance')
      return [{ to: holderKey(context.tenant, idOfKey(context.key)), command: { type: 'endHolder' } }];
  }
  return [];
}
