import type { Fields } from './bpmn/context.js';
import { spaces } from './bpmn/spaces.js';
import { isMap, same } from './patch.js';
import { over } from './read-fields.js';
import type { Around, Vendor } from './vendors/index.js';
import { elementsOf, type XmlElement, type XmlNode } from './xml/index.js';

/**
 * An element without those extensions of vendors that mean something else than the definition says by now: another tool would believe them. Extensions that nobody here reads, or that
 * mean what the definition says, stay.
 */
export function withoutStale(element: XmlElement, type: string, fields: Fields, vendors: readonly Vendor[], around: Around): XmlElement {
  const meant = (of: XmlElement): Fields => vendors.reduce<Fields>((all, vendor) => over(all, vendor.read(of, type, around).fields), {});
  const wrong = (of: XmlElement): number => differing(meant(of), fields);
  if (wrong(element) === 0) return element;
  const spoken = new Set(vendors.flatMap((vendor) => vendor.spaces));
  let result = element;
  const take = (without: XmlElement): void => {
    if (wrong(without) < wrong(result)) result = without;
  };
  for (const attribute of element.attributes) {
    if (spoken.has(attribute.space)) take({ ...result, attributes: result.attributes.filter((each) => each !== attribute) });
  }
  for (const child of elementsOf(element).filter(isExtensions).flatMap(elementsOf)) {
    if (!spoken.has(child.space)) continue;
    const children = result.children.map((each) =>
      isExtensions(each) ? { ...each, children: each.children.filter((inner) => inner !== child) } : each,
    );
    take({ ...result, children });
  }
  return result;
}

function isExtensions(node: XmlNode): node is XmlElement {
  return node.kind === 'element' && node.local === 'extensionElements' && node.space === spaces.model;
}

/** How much of what a vendor's extensions mean is not what the definition says. */
function differing(meant: Fields, fields: Fields): number {
  let wrong = 0;
  for (const [field, value] of Object.entries(meant)) {
    const now = fields[field];
    if (isMap(value) && isMap(now)) wrong += differing(value, now);
    else if (!same(value, now)) wrong++;
  }
  return wrong;
}
