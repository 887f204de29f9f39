import { frameOf, insetsOf, spanned, unionOf, usualInsets, within, type Frame, type ShownLane } from '../read/frames.js';
import { bandHeader } from '../../drawing/things/band.js';
import { endAlong, sizeAlong, startAlong, type Axis } from '../read/axis.js';
import type { Model } from '../read/model.js';
import type { Box, WritableProcess } from '../process-document.js';

/** Thinner than this no lane is drawn, whatever happens around it. */
const thinnest = 20;

type Bounds = readonly [number, number, number, number];

/** The scopes that a plane shows divided into lanes. */
export function dividedScopes(model: Model, plane: string): ReadonlySet<string> {
  const scopes = new Set<string>();
  for (const id of Object.keys(model.planes[plane]?.shapes ?? {})) {
    const found = model.all.get(id);
    const scope = found?.kind === 'lane' && typeof found.entry.parent !== 'string' ? model.scopeOf(id) : undefined;
    if (scope !== undefined) scopes.add(scope);
  }
  return scopes;
}

/**
 * Lanes fill what is around them: a command that changes a pool, or adds, moves or removes a lane, leaves no gap behind. A border between two lanes stays
 * where it is; what a removed lane leaves goes to the one before it. Lanes that no command touched stay as they were drawn.
 *
 * @returns Whether a lane was changed.
 */
export function keepLanes(document: WritableProcess, before: Model, now: Model): boolean {
  let wrote = false;
  for (const plane of Object.keys(now.planes)) {
    const [old, fresh] = [before.planes[plane]?.shapes, now.planes[plane]?.shapes];
    if (old === fresh && before.document.lanes === now.document.lanes) continue;
    const shapes = document.layout?.planes?.[plane]?.shapes;
    if (!shapes) continue;
    const write = (id: string, at: Bounds): void => {
      const shape = shapes[id];
      const was = fresh?.[id]?.at;
      if (!shape || (was && sameBox(was, at))) return;
      shape.at = [...at];
      wrote = true;
    };
    for (const scope of dividedScopes(now, plane)) {
      const frame = frameOf(now, plane, scope);
      const wasFrame = frameOf(before, plane, scope);
      if (!frame || frame.lanes.length === 0 || (wasFrame && sameFrame(wasFrame, frame))) continue;
      tile(frame.lanes, roomOf(now, frame, wasFrame), frame.across, wasFrame?.lanes ?? [], write);
    }
  }
  return wrote;
}

function roomOf(model: Model, frame: Frame, was: Frame | undefined): Box {
  const boxes = frame.lanes.map(({ at }) => at);
  if (frame.at === undefined || frame.holder === undefined) return unionOf(boxes);
  const insets =
    was?.at && was.lanes.length > 0
      ? insetsOf(
          was.at,
          was.lanes.map(({ at }) => at),
        )
      : usualInsets(model, frame.holder, frame.across);
  return within(frame.at, insets);
}

function tile(
  lanes: readonly ShownLane[],
  room: Bounds,
  across: Axis,
  were: readonly ShownLane[],
  write: (id: string, at: Bounds) => void,
): void {
  const [start, end] = [startAlong(room, across), endAlong(room, across)];
  const least = Math.min(thinnest, sizeAlong(room, across) / lanes.length);
  let from = start;
  for (const [index, lane] of lanes.entries()) {
    const next = lanes[index + 1];
    const behind = lanes.length - index - 1;
    const to = next ? Math.min(Math.max(startAlong(next.at, across), from + least), end - behind * least) : end;
    const at = spanned(room, across, from, to);
    write(lane.id, at);
    if (lane.lanes.length > 0) {
      const was = were.flatMap(function all(one): readonly ShownLane[] {
        return [one, ...one.lanes.flatMap(all)];
      });
      const old = was.find(({ id }) => id === lane.id);
      const header = across === 'y' ? ([bandHeader, 0, 0, 0] as const) : ([0, bandHeader, 0, 0] as const);
      const insets =
        old && old.lanes.length > 0
          ? insetsOf(
              old.at,
              old.lanes.map((inner) => inner.at),
            )
          : header;
      tile(lane.lanes, within(at, insets), across, old?.lanes ?? [], write);
    }
    from = to;
  }
}

function sameFrame(one: Frame, other: Frame): boolean {
  return one.holder === other.holder && one.across === other.across && sameBox(one.at, other.at) && sameLanes(one.lanes, other.lanes);
}

function sameLanes(one: readonly ShownLane[], other: readonly ShownLane[]): boolean {
  return (
    one.length === other.length &&
    one.every((lane, index) => {
      const twin = other[index];
      return twin !== undefined && twin.id === lane.id && sameBox(lane.at, twin.at) && sameLanes(lane.lanes, twin.lanes);
    })
  );
}

function sameBox(one: Bounds | undefined, other: Bounds | undefined): boolean {
  return (
    one === other || (one !== undefined && other !== undefined && one.every((value, index) => Math.abs(value - (other[index] ?? 0)) < 0.01))
  );
}
