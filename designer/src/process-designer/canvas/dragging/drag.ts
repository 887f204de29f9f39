import { carriedAlong, modelOf, wholeFrames, type Model, type ProcessDraft } from '../../../document/index.js';
import type { Bounds } from '../../../drawing/nodes.js';
import { labelId } from '../project-plane.js';

/** Which ends of a line are taken along. */
export interface TakenEnds {
  readonly from: boolean;
  readonly to: boolean;
}

/** What is being dragged on a plane: known once at the beginning, so that a frame costs no more than what moves in it. */
export interface Drag {
  readonly plane: string;
  /** What was taken: the command moves these. */
  readonly ids: readonly string[];
  /** The held one, where it was. */
  readonly lead: { readonly id: string; readonly at: Bounds };
  /** All nodes of the canvas that move as they are: shapes and their labels. */
  readonly nodes: ReadonlySet<string>;
  /** Lines that move as they are: both their ends do. */
  readonly whole: readonly string[];
  /** Lines that are stretched: one of their ends moves. */
  readonly stretched: ReadonlyMap<string, TakenEnds>;
  /** What the held one can line up with. */
  readonly others: readonly Bounds[];
}

/** What moves when shapes are dragged. @param held The one under the pointer; its place is what snaps. */
export function dragOf(document: ProcessDraft, plane: string, held: string, ids: readonly string[]): Drag | undefined {
  const model = modelOf(document);
  const shapes = model.planes[plane]?.shapes ?? {};
  const edges = model.planes[plane]?.edges ?? {};
  const at = shapes[held]?.at;
  if (!at) return undefined;
  const moved = carriedAlong(model, plane, wholeFrames(model, plane, ids));
  const nodes = new Set([...moved].flatMap((id) => [id, labelId(id)]));
  const whole: string[] = [];
  const stretched = new Map<string, TakenEnds>();
  for (const id of Object.keys(edges)) {
    const { from = '', to = '' } = model.all.get(id)?.entry ?? {};
    const ends = { from: isTaken(model, moved, from), to: isTaken(model, moved, to) };
    if (ends.from && ends.to) {
      whole.push(id);
      nodes.add(labelId(id));
    } else if (ends.from || ends.to) stretched.set(id, ends);
  }
  const others = Object.entries(shapes).flatMap(([id, shape]) => (shape.at && !moved.has(id) ? [shape.at] : []));
  return { plane, ids, lead: { id: held, at }, nodes, whole, stretched, others };
}

/** A line that ends on a line goes along when that one moves whole. */
function isTaken(model: Model, moved: ReadonlySet<string>, id: string, depth = 0): boolean {
  if (moved.has(id)) return true;
  const { from, to } = model.all.get(id)?.entry ?? {};
  return (
    depth < 4 && from !== undefined && to !== undefined && isTaken(model, moved, from, depth + 1) && isTaken(model, moved, to, depth + 1)
  );
}
