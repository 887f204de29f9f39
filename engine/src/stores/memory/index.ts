import { memoryData, type MemoryData } from './data.js';
import { MemoryStore } from './store.js';
import type { Store } from '../../ports/index.js';

export { memoryData, type MemoryData } from './data.js';

/**
 * A store that lives as long as the process: for tests, the browser and embedding. Transactional: `commitAll` answers `projected: true`.
 * Two stores over the same `data` are two nodes on one database, or one before and after a restart.
 *
 * @example
 * const store = memoryStore();
 * await store.open([]);
 */
export function memoryStore(data: MemoryData = memoryData()): Store {
  return new MemoryStore(data);
}
