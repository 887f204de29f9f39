import { describe, it } from 'vitest';
import { memoryData, memoryStore } from '../../src/stores/memory/index.js';
import { runtimeConformance } from './runtime-cases.js';

let data = memoryData();

describe('a runtime on the memory store', () => {
  for (const { name, run } of runtimeConformance({
    features: { transactional: true },
    open: () => Promise.resolve(memoryStore((data = memoryData()))),
    reopen: () => Promise.resolve(memoryStore(data)),
    destroy: () => Promise.resolve(),
  })) {
    it(name, run, 60_000);
  }
});
