import { describe, expect, it } from 'vitest';
import { memoryData } from '../../../src/stores/memory/index.js';
import { storeConformance } from '../index.js';
import { plantedFaults, plantedHarness } from './index.js';

describe('the conformance suite catches an adapter where', () => {
  for (const fault of plantedFaults) {
    it(fault.name, async () => {
      const caught: string[] = [];
      for (const { name, run } of storeConformance(plantedHarness(fault, memoryData))) {
        await run().catch(() => caught.push(name));
        if (caught.length > 0) break;
      }
      expect(caught, 'no case of the suite failed').not.toEqual([]);
    });
  }

  it('nothing is wrong: then no case fails', async () => {
    const sound = plantedHarness({ name: 'sound', methods: () => ({}) }, memoryData);
    for (const { run } of storeConformance(sound)) await run();
  });
});
