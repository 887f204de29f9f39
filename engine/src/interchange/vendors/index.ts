import { camunda7 } from './camunda7/index.js';
import { camunda8 } from './camunda8/index.js';
import type { Vendor } from './vendor.js';

export type { Around, Meaning, Place, Translation, Vendor, VendorNote, Words } from './vendor.js';

/** Every vendor whose extensions have a meaning here. */
export const vendors: readonly Vendor[] = [camunda7, camunda8];

/** The vendors that namespaces of a document belong to. */
export function vendorsOf(spaces: Iterable<string>): readonly Vendor[] {
  const used = new Set(spaces);
  return vendors.filter((vendor) => vendor.spaces.some((space) => used.has(space)));
}
