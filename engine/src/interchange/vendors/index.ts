import type { Vendor } from './vendor.js';

export const vendors: readonly Vendor[] = [];

/** The vendors whose namespaces a file names, or the one of that name. */
export function vendorsOf(of: ReadonlySet<string> | Vendor['name']): readonly Vendor[] {
  return vendors.filter(({ name, spaces }) => (typeof of === 'string' ? name === of : spaces.some((space) => of.has(space))));
}

export type { Vendor } from './vendor.js';
