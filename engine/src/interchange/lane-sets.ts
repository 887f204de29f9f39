import { spaces } from './bpmn/spaces.js';
import { attributeOf, elementsOf, withStrayText, type XmlElement, type XmlNode } from './xml/index.js';

/**
 * Children with lanes among them, which stand in sets. A set that said something itself, or one of several, holds the lanes it held; the others go into the first.
 * `lanes` are by their ids in the file, `empty` is a set that says nothing.
 */
export function withLaneSets(
  children: readonly XmlNode[],
  lanes: ReadonlyMap<string, () => XmlElement>,
  empty: XmlElement,
): readonly XmlNode[] {
  const isSet = (child: XmlNode): child is XmlElement =>
    child.kind === 'element' && child.local === empty.local && child.space === spaces.model;
  const kept = children.filter(isSet);
  const others = children.filter((child) => !isSet(child));
  if (kept.length === 0 && lanes.size === 0) return others;
  const outlines = kept.length === 0 ? [empty] : kept;
  const left = new Set(lanes.keys());
  const places = new Map([...lanes.keys()].map((id, place) => [id, place]));
  const sets = outlines.map((outline) => {
    const stubs = elementsOf(outline).filter(({ local }) => local === 'lane');
    const own = stubs.map((stub) => attributeOf(stub, 'id') ?? '').filter((id) => left.delete(id));
    const children = withStrayText(outline.children).filter((child) => !stubs.includes(child as XmlElement));
    return { outline: { ...outline, children }, own };
  });
  return [
    ...others,
    ...sets.map(({ outline, own }, index) => {
      const held = [...own, ...(index === 0 ? left : [])].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
      return { ...outline, children: [...outline.children, ...held.flatMap((id) => lanes.get(id)?.() ?? [])] };
    }),
  ];
}
