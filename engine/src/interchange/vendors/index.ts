import { camunda7 } from './camunda7/index.js';
import { camunda8 } from './camunda8/index.js';
import { elementsOf, type XmlElement } from '../xml/index.js';
import type { Vendor } from './vendor.js';

export type { Around, Meaning, Place, Translation, Vendor, VendorNote, Words } from './vendor.js';

/** Every vendor whose extensions have a meaning here. */
export const vendors: readonly Vendor[] = [camunda7, camunda8];

/** The vendors that namespaces of a document belong to. */
export function vendorsOf(spaces: Iterable<string>): readonly Vendor[] {
  const used = new Set(spaces);
  return vendors.filter((vendor) => vendor.spaces.some((space) => used.has(space)));
}

/**
 * The variables that a document has the starter put into (`camunda:initiator` of its start events), for `Around.initiators`. An expression that reads one of them asks who started.
 */
export function initiatorsOf(root: XmlElement): ReadonlySet<string> {
  const found = new Set<string>();
  const open: XmlElement[] = [root];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element.local === 'startEvent')
      for (const { local, space, value } of element.attributes)
        if (local === 'initiator' && value !== '' && camunda7.spaces.includes(space)) found.add(value);
    open.push(...elementsOf(element));
  }
  return found;
}
