import { bandHeader } from '../../drawing/things/band.js';
import type { Box } from '../process-document.js';
import { startAlong, type Axis } from './axis.js';
import type { Found, Model } from './model.js';

type Bounds = readonly [number, number, number, number];

/** A lane as a plane shows it, with the lanes in it, in the order in which they lie. */
export interface ShownLane {
  readonly id: string;
  readonly at: Bounds;
  readonly lanes: readonly ShownLane[];
}

/** What a plane draws around the content of a process or a subprocess. */
export interface Frame {
  readonly scope: string;
  /** The pool or the open subprocess; nothing where lanes stand by themselves. */
  readonly holder: string | undefined;
  readonly at: Bounds | undefined;
  /** The direction in which lanes are laid side by side: `y` for level lanes. */
  readonly across: Axis;
  readonly lanes: readonly ShownLane[];
}

/** The way along which a lane runs. */
export const alongOf = (across: Axis): Axis => (across === 'y' ? 'x' : 'y');

/** The pool or the open subprocess that a plane draws around a scope. */
export function holderOf(model: Model, plane: string, scope: string): string | undefined {
  const shapes = model.planes[plane]?.shapes ?? {};
  const id = model.all.get(scope)?.kind === 'process' ? model.poolOf(scope)?.id : scope;
  if (id === undefined || !shapes[id]?.at) return undefined;
  return id === scope && shapes[id].expanded !== true ? undefined : id;
}

/** What a pool, a process or a subprocess divides into lanes. */
export function scopeOfFrame(model: Model, id: string): string | undefined {
  const found = model.all.get(id);
  if (found?.kind === 'pool') return found.entry.process;
  return found?.kind === 'lane' ? scopeOfLane(model, id) : found?.id;
}

/** The process or subprocess that a lane divides, however deep it lies. */
export function scopeOfLane(model: Model, lane: string): string | undefined {
  const seen = new Set<string>();
  for (let at: string | null | undefined = lane; typeof at === 'string' && !seen.has(at);) {
    seen.add(at);
    const found: Found | undefined = model.all.get(at);
    if (found?.kind !== 'lane') return undefined;
    if (typeof found.entry.parent !== 'string') return model.scopeOf(at);
    at = found.entry.parent;
  }
  return undefined;
}

/** The frame of a scope on a plane, with its lanes; nothing where neither is drawn. */
export function frameOf(model: Model, plane: string, scope: string): Frame | undefined {
  const shapes = model.planes[plane]?.shapes ?? {};
  const holder = holderOf(model, plane, scope);
  const outermost = model.lanesOf(scope).filter(({ id }) => shapes[id]?.at);
  if (holder === undefined && outermost.length === 0) return undefined;
  const directions = [...(outermost[0] ? [outermost[0].id] : []), ...(holder === undefined ? [] : [holder])];
  const across: Axis = directions.some((id) => shapes[id]?.horizontal === false) ? 'x' : 'y';
  return {
    scope,
    holder,
    at: holder === undefined ? undefined : shapes[holder]?.at,
    across,
    lanes: shownLanes(model, plane, scope, across),
  };
}

function shownLanes(model: Model, plane: string, of: string, across: Axis, depth = 0): readonly ShownLane[] {
  const shapes = model.planes[plane]?.shapes ?? {};
  if (depth > 50) return [];
  return model
    .lanesOf(of)
    .flatMap(({ id }): readonly ShownLane[] => {
      const at = shapes[id]?.at;
      return at ? [{ id, at, lanes: shownLanes(model, plane, id, across, depth + 1) }] : [];
    })
    .sort((one, other) => startAlong(one.at, across) - startAlong(other.at, across));
}

/** The lanes without lanes in them, in their order. */
export function leavesOf(lanes: readonly ShownLane[]): readonly ShownLane[] {
  return lanes.flatMap((lane) => (lane.lanes.length === 0 ? [lane] : leavesOf(lane.lanes)));
}

/** A lane and the lanes around it, the outermost first. */
export function wayTo(lanes: readonly ShownLane[], id: string): readonly ShownLane[] {
  for (const lane of lanes) {
    if (lane.id === id) return [lane];
    const inner = wayTo(lane.lanes, id);
    if (inner.length > 0) return [lane, ...inner];
  }
  return [];
}

/** Left, top, right, bottom: how far lanes lie from the border of what is around them. */
export type Insets = readonly [number, number, number, number];

/** Where nothing says otherwise: behind the header of a pool or lane, below the name of a subprocess. */
export function usualInsets(model: Model, holder: string, across: Axis): Insets {
  return model.all.get(holder)?.kind === 'element' || across === 'x' ? [0, bandHeader, 0, 0] : [bandHeader, 0, 0, 0];
}

/** The box around boxes. */
export function unionOf(boxes: readonly Bounds[]): Box {
  const [left, top] = [Math.min(...boxes.map(([x]) => x)), Math.min(...boxes.map(([, y]) => y))];
  return [left, top, Math.max(...boxes.map(([x, , w]) => x + w)) - left, Math.max(...boxes.map(([, y, , h]) => y + h)) - top];
}

/** How far boxes lie inside of another, never beyond it. */
export function insetsOf(outer: Bounds, inner: readonly Bounds[]): Insets {
  const [x, y, width, height] = unionOf(inner);
  return [x - outer[0], y - outer[1], outer[0] + outer[2] - x - width, outer[1] + outer[3] - y - height].map((inset) =>
    Math.max(0, inset),
  ) as unknown as Insets;
}

/** A box without its margins. */
export function within([x, y, width, height]: Bounds, [left, top, right, bottom]: Insets): Box {
  return [x + left, y + top, Math.max(1, width - left - right), Math.max(1, height - top - bottom)];
}

/** A box that begins and ends elsewhere along one axis. */
export function spanned(at: Bounds, axis: Axis, start: number, end: number): Box {
  return axis === 'x' ? [start, at[1], end - start, at[3]] : [at[0], start, at[2], end - start];
}
