import { describe, it } from 'vitest';
import { memoryData, memoryStore } from './index.js';
import { describeStore } from '../../../testing/conformance/index.js';

let data = memoryData();

describeStore(
  'memory',
  {
    features: { transactional: true },
    open: async () => memoryStore((data = memoryData())),
    reopen: async () => memoryStore(data),
    destroy: async () => {},
  },
  { describe, it },
  { withoutTransactions: true },
);
