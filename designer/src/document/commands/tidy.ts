import type { Block } from '../../layout/block.js';
import { placesOf, type TidyWish } from '../../layout/places-of.js';
import type { Command } from '../command.js';
import type { Box, ProcessDraft, Spot } from '../process-document.js';
import { frameOf, unionOf } from '../read/frames.js';
import { modelOf, type Model } from '../read/model.js';
import { refuse, type Refusal } from '../refusals.js';
import { arePlaces, edgesIn, shapesIn } from './parts.js';

type Bounds = readonly [number, number, number, number];

/** New places for one document, as it was when they were asked for. */
export interface TidyPlan {
  readonly document: ProcessDraft;
  readonly plane: string;
  readonly block: Block;
}

/** Computes places: in place, or in a worker by the host. */
export type LayOut = (definition: ProcessDraft, wish: TidyWish) => Promise<Block>;

const inOneRow = 24;

/**
 * Asks for new places: of all that a plane draws, or of some things, which stay where they begin while the rest stays as it is. The answer goes into the
 * command `tidy`.
 *
 * @param ids Absent: all.
 */
export async function tidyPlan(
  document: ProcessDraft,
  plane: string,
  ids?: readonly string[],
  layOut: LayOut = placesOf,
): Promise<TidyPlan | Refusal> {
  const model = modelOf(document);
  const shapes = model.planes[plane]?.shapes;
  if (!shapes) return refuse('NO_PLACE', plane);
  if (ids === undefined) {
    const upright = Object.keys(shapes).find((id) => shapes[id]?.horizontal === false);
    return upright === undefined ? { document, plane, block: await layOut(document, { plane }) } : refuse('UPRIGHT', upright);
  }
  const chosen = ids.flatMap((id) => {
    const found = model.all.get(id);
    const isHere =
      found && shapes[id]?.at && (found.kind === 'element' || found.kind === 'data' || found.kind === 'store' || found.kind === 'note');
    return isHere && found.entry.type !== 'boundaryEvent' ? [found] : [];
  });
  const own = new Set(chosen.map(({ id }) => id));
  const roots = chosen.filter(({ entry }) => !own.has(entry.scope ?? ''));
  const [first] = roots;
  if (roots.length < 2 || !first) return refuse('NOTHING', ids[0]);
  const stranger = roots.find(({ entry }) => entry.scope !== first.entry.scope);
  if (stranger) return refuse('SEVERAL_SCOPES', stranger.id);
  const things = roots.flatMap(({ id }) => [id, ...model.attached(id).map((event) => event.id)]);
  const block = await layOut(document, { plane, things });
  return { document, plane, block: inLanes(model, plane, block, things, first.entry.scope ?? '') };
}

/** Things of several lanes keep their heights, so that none leaves its lane: they are lined up by rows and go by columns. */
function inLanes(model: Model, plane: string, block: Block, things: readonly string[], scope: string): Block {
  const lanes = new Set(things.map((id) => model.all.get(id)?.entry.lane));
  if (lanes.size < 2 || !frameOf(model, plane, scope)?.lanes.length) return block;
  const shapes = model.planes[plane]?.shapes ?? {};
  const middles = things.flatMap((id) => {
    const at = shapes[id]?.at;
    return at && model.all.get(id)?.entry.type !== 'boundaryEvent' ? [{ id, middle: at[1] + at[3] / 2 }] : [];
  });
  const rows: { readonly ids: string[]; readonly middle: number }[] = [];
  for (const { id, middle } of [...middles].sort((one, other) => one.middle - other.middle)) {
    const row = rows.at(-1);
    if (row && middle - row.middle <= inOneRow && sameLane(model, row.ids[0], id)) row.ids.push(id);
    else rows.push({ ids: [id], middle });
  }
  const rowOf = new Map(rows.flatMap(({ ids, middle }) => ids.map((id) => [id, middle] as const)));
  const placed = [...block.shapes].flatMap(([id, shape]): readonly (readonly [string, typeof shape])[] => {
    const host = model.all.get(id)?.entry.attachedTo;
    const middle = rowOf.get(id);
    if (middle !== undefined)
      return [[id, { ...shape, at: [shape.at[0], Math.round(middle - shape.at[3] / 2), shape.at[2], shape.at[3]] as const }]];
    const [laid, at] = [block.shapes.get(host ?? '')?.at, shapes[host ?? '']?.at];
    const row = rowOf.get(host ?? '');
    if (!laid || !at || row === undefined) return [];
    return [
      [id, { ...shape, at: [shape.at[0], shape.at[1] - laid[1] + Math.round(row - laid[3] / 2), shape.at[2], shape.at[3]] as const }],
    ];
  });
  // The ways were found for other heights.
  return { shapes: new Map(placed.map(([id, { label: _label, ...shape }]) => [id, shape])), edges: new Map() };
}

function sameLane(model: Model, one: string | undefined, other: string): boolean {
  return model.all.get(one ?? '')?.entry.lane === model.all.get(other)?.entry.lane;
}

/** Takes the places of a plan, as one step. Where the document was changed since the plan was asked for, it is refused. */
export function tidy({ document: base, plane, block }: TidyPlan): Command {
  return {
    name: 'tidy',
    label: { en: 'Tidy', ru: 'Упорядочить' },
    change: (document, { before }) => {
      if (before !== base) return refuse('CHANGED_MEANWHILE');
      const model = modelOf(before);
      const [shapes, edges] = [shapesIn(document, plane), edgesIn(document, plane)];
      const old = model.planes[plane]?.shapes ?? {};
      if (!shapes || !edges) return refuse('NO_PLACE', plane);
      if (![...block.shapes.values()].every(({ at }) => arePlaces(at))) return refuse('NO_NUMBER');
      const moved = new Set<string>();
      for (const [id, { at, label }] of block.shapes) {
        const shape = shapes[id];
        if (!shape?.at) continue;
        moved.add(id);
        shape.at = [...at];
        if (label) shape.label = [...label];
        else delete shape.label;
      }
      if (moved.size === 0) return refuse('NOTHING');
      for (const [id, edge] of Object.entries(edges)) {
        const laid = block.edges.get(id);
        const { from = '', to = '' } = model.all.get(id)?.entry ?? {};
        if (!laid && !(moved.has(from) && moved.has(to))) continue;
        edge.auto = true;
        delete edge.label;
        if (laid) edge.via = laid.via.map(([x, y]): Spot => [x, y]);
        else delete edge.via;
        if (laid?.label) edge.label = [...laid.label];
      }
      for (const [id, { at }] of Object.entries(old)) {
        const shape = shapes[id];
        if (!at || !shape || model.all.get(id)?.kind !== 'group') continue;
        const around = groupAround(at, old, shapes, moved);
        if (around) shape.at = around;
      }
      return { select: [...moved] };
    },
  };
}

const groupPadding = 20;

/** A group has no members: it stays around what stood in it. */
function groupAround(
  at: Bounds,
  old: Readonly<Record<string, { readonly at?: Bounds }>>,
  now: Readonly<Record<string, { readonly at?: Bounds }>>,
  moved: ReadonlySet<string>,
): Box | undefined {
  const isIn = (box: Bounds): boolean =>
    box[0] >= at[0] && box[1] >= at[1] && box[0] + box[2] <= at[0] + at[2] && box[1] + box[3] <= at[1] + at[3];
  const held = Object.entries(old).flatMap(([id, { at: box }]) => (box && moved.has(id) && isIn(box) ? [now[id]?.at ?? box] : []));
  if (held.length === 0) return undefined;
  const [x, y, width, height] = unionOf(held);
  return [x - groupPadding, y - groupPadding, width + groupPadding * 2, height + groupPadding * 2];
}
