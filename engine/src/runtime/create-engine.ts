import { tenantOf } from './call-input.js';
import type { EngineOptions } from './engine-options.js';
import { startParts } from './engine-parts.js';
import { Engine } from './engine.js';
import { engineOptions } from './options-input.js';

/**
 * Starts an engine on a store and takes up what an earlier run left: due timers, jobs, effects.
 *
 * @example
 * const engine = await createEngine({ store: sqliteStore('data/app.db'), handlers: { greet: async (job) => ({ text: `Hello ${job.input.name}` }) } });
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const checked = engineOptions(options);
  const tenant = tenantOf(checked.tenant ?? 'main');
  return new Engine(await startParts(checked), tenant);
}
