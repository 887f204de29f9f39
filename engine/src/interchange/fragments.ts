import type { Prefixes } from './kept.js';
import { readFragment } from './read-kept.js';
import { withStrayText, type XmlNode } from './xml/index.js';

/**
 * The nodes of many pieces of kept XML, in their order. Read as one text: making a parser and declaring all prefixes for each of thousands took longer than all they hold. A piece
 * that somebody has broken is nothing, and does not touch the others.
 */
export function readFragments(pieces: readonly string[], prefixes: Prefixes): readonly (readonly XmlNode[])[] {
  if (pieces.length <= 1) return pieces.map((xml) => readFragment(xml, prefixes));
  const name = nameBeside(pieces);
  const parts = readFragment(pieces.map((xml) => `<${name}>${xml}</${name}>`).join(''), prefixes);
  // No piece can write the name. So where there are as many as were written none was lost in a comment of one piece that another ended.
  if (parts.length === pieces.length) return parts.map((part) => (part.kind === 'element' ? withStrayText(part.children) : []));
  const middle = Math.ceil(pieces.length / 2);
  return [...readFragments(pieces.slice(0, middle), prefixes), ...readFragments(pieces.slice(middle), prefixes)];
}

/** A name that stands in none of the pieces. */
function nameBeside(pieces: readonly string[]): string {
  let name = 'piece';
  for (let n = 1; pieces.some((xml) => xml.includes(name)); n++) name = `piece${n}`;
  return name;
}
