import type { Bounds, Point } from '../../drawing/nodes.js';
import { isContainerType } from './types.js';
import { mayHost } from '../rules/may-connect.js';
import { awayFromBorder } from './border.js';
import { frameOf, leavesOf } from './frames.js';
import { contentOf, standsIn, type Model } from './model.js';

/** What lies under a point of a plane, as far as a thing that is put there belongs to it. */
export interface Under {
  /** The process or subprocess; absent: outside of all pools, or over a pool that shows nothing. */
  readonly scope?: string;
  readonly lane?: string;
  /** The activity whose border is near: where an event would sit. */
  readonly host?: string;
  /** The sequence flow that runs by: where something would be inserted. */
  readonly flow?: string;
  /** The pool, also one that shows nothing. */
  readonly pool?: string;
}

/** Within how many units of its border an activity takes an event; within how many of its way a flow takes a step. */
const near = { border: 12, flow: 8 } as const;

/**
 * Says where something that is put at a point comes to stand: what a gesture shows before it ends, and gives to its command. Only the drawing is asked;
 * whether it may stand there the rules say.
 *
 * @param ignoring Ids that are being moved, with all that is in them: nothing comes to stand in itself.
 */
export function placeAt(model: Model, plane: string, point: Point, ignoring: Iterable<string> = []): Under {
  const shown = model.planes[plane];
  if (!shown) return {};
  const { shapes = {}, edges = {} } = shown;
  const left = new Set<string>();
  for (const id of ignoring) {
    left.add(id);
    for (const event of model.attached(id)) left.add(event.id);
    for (const member of contentOf(model, model.all.get(id)?.entry.process ?? id)) left.add(member.id);
  }
  const apart = shown.of === undefined ? undefined : model.all.get(shown.of);
  const pools = [...model.all.values()].filter(({ id, kind }) => kind === 'pool' && !left.has(id) && isIn(point, shapes[id]?.at));
  const [pool] = [...pools].sort((one, other) => areaOf(shapes[one.id]?.at) - areaOf(shapes[other.id]?.at));
  const open = Object.entries(shapes)
    .filter(
      ([id, { at, expanded }]) => expanded === true && !left.has(id) && isContainerType(model.all.get(id)?.entry.type) && isIn(point, at),
    )
    .map(([id]) => id);
  // The innermost: no other of them stands in it.
  const inner = open.find((id) => !open.some((other) => other !== id && standsIn(model, other, id)));
  const outside = apart?.kind === 'element' ? apart.id : pool ? pool.entry.process : withoutPool(model, plane);
  const scope = inner ?? outside;
  const lane = scope === undefined ? undefined : laneAt(model, plane, scope, point);
  const host = nearest(
    Object.entries(shapes).flatMap(([id, { at }]) => {
      const found = model.all.get(id);
      if (!at || !found || left.has(id) || !mayHost(found)) return [];
      return [{ id, far: awayFromBorder(point, at), size: areaOf(at) }];
    }),
    near.border,
  );
  const flow = nearest(
    Object.entries(edges).flatMap(([id, { via }]) => {
      const found = model.all.get(id);
      if (!via || found?.kind !== 'flow' || left.has(id) || left.has(found.entry.from ?? '') || left.has(found.entry.to ?? '')) return [];
      return [{ id, far: awayFromWay(point, via), size: 0 }];
    }),
    near.flow,
  );
  const said = { scope, lane, host, flow, pool: pool?.id };
  return Object.fromEntries(Object.entries(said).filter(([, id]) => id !== undefined));
}

/** The innermost lane of a scope at a point. */
export function laneAt(model: Model, plane: string, scope: string, point: Point): string | undefined {
  return leavesOf(frameOf(model, plane, scope)?.lanes ?? []).find(({ at }) => isIn(point, at))?.id;
}

/** The process that is drawn without a pool. */
function withoutPool(model: Model, plane: string): string | undefined {
  const free = [...model.all.values()].filter(
    ({ kind, id }) => kind === 'process' && !model.planes[plane]?.shapes?.[model.poolOf(id)?.id ?? ''],
  );
  return (free.find(({ id }) => !model.poolOf(id)) ?? free[0])?.id;
}

function isIn([x, y]: Point, at: Bounds | undefined): boolean {
  return at !== undefined && x >= at[0] && x <= at[0] + at[2] && y >= at[1] && y <= at[1] + at[3];
}

const areaOf = (at: Bounds | undefined): number => (at ? at[2] * at[3] : Infinity);

function nearest(all: readonly { readonly id: string; readonly far: number; readonly size: number }[], reach: number): string | undefined {
  const [best] = all.filter(({ far }) => far <= reach).sort((one, other) => one.far - other.far || one.size - other.size);
  return best?.id;
}

/** How far a point is from a way. */
function awayFromWay([x, y]: Point, via: readonly Point[]): number {
  return Math.min(
    ...via.slice(1).map(([toX, toY], index) => {
      const [fromX, fromY] = via[index] ?? [toX, toY];
      const [dx, dy] = [toX - fromX, toY - fromY];
      const length = dx * dx + dy * dy;
      const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / length));
      return Math.hypot(x - fromX - part * dx, y - fromY - part * dy);
    }),
  );
}
