import type { EngineOptions } from './engine-options.js';
import { startParts } from './engine-parts.js';
import { Engine } from './engine.js';

/**
 * Starts an engine on a store and takes up what an earlier run left: due timers, jobs, effects.
 *
 * @example
 * const engine = await createEngine({ store: sqliteStore('data/app.db'), handlers: { greet: async (job) => ({ text: `Hello ${job.input.name}` }) } });
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const parts = await startParts(options);
  const engine = new Engine(parts, 'main');
  return options.tenant === undefined ? engine : engine.forTenant(options.tenant);
}
