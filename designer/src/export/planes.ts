import { drawProcess, readDiagram } from '../drawing/index.js';

/** The ids of all planes, the document's own first. One nameless plane where the definition has no layout: it is placed simply. */
export function planesOf(definition: unknown): readonly string[] {
  const first = drawProcess(definition).plane;
  return [first, ...Object.keys(readDiagram(definition, '').planes).filter((id) => id !== first)];
}
