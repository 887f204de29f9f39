import { commitFaults } from './commits.js';
import { listFaults } from './lists.js';
import { otherFaults } from './others.js';
import { rowFaults } from './rows.js';
import type { PlantedFault } from './planted-fault.js';

export { plantedHarness } from './planted-fault.js';

/** Adapters with a planted fault, each of which the suite must catch. Not part of the product: they prove the suite. */
export const plantedFaults: readonly PlantedFault[] = [...commitFaults, ...rowFaults, ...listFaults, ...otherFaults];
