import { memoryStore, type MemoryData } from '../../../src/stores/memory/index.js';
import { replaced } from '../faulty-store.js';
import type { Store } from '../../../src/ports/index.js';
import type { StoreHarness } from '../harness.js';

/** An adapter that is wrong in one way. */
export interface PlantedFault {
  /** What it does wrong. */
  readonly name: string;
  /** Methods that take the place of the sound store's. */
  readonly methods: (store: Store, data: MemoryData) => Partial<Store>;
  /** What is wrong with its data after a restart, or how it leaves half a snapshot. */
  readonly harness?: (data: () => MemoryData) => Partial<StoreHarness>;
}

/** A harness of memory stores with one fault in them. */
export function plantedHarness({ methods, harness }: PlantedFault, empty: () => MemoryData): StoreHarness {
  let data = empty();
  const make = () => {
    const store = memoryStore(data);
    return replaced(store, methods(store, data));
  };
  return {
    features: { transactional: true },
    open: async () => {
      data = empty();
      return make();
    },
    reopen: async () => make(),
    destroy: async () => {},
    ...harness?.(() => data),
  };
}
