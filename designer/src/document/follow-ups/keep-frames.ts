import { growHolder, growLane, modelNow } from '../frames/grow.js';
import { shapesIn } from '../commands/parts.js';
import type { WritableProcess } from '../process-document.js';
import { endAlong, startAlong, type Axis } from '../read/axis.js';
import { alongOf, frameOf, leavesOf, spanned } from '../read/frames.js';
import type { Model } from '../read/model.js';

type Bounds = readonly [number, number, number, number];

/** How much room a frame keeps behind what it had to grow for. */
const margin = 20;
const mostRounds = 40;

/**
 * Frames stay around their content: what a command puts beyond the right or lower border of its lane, its pool or its open subprocess makes that grow,
 * and what stands beyond makes room. What stood outside before (in a file of others) is left alone.
 *
 * @returns Whether a frame grew.
 */
export function keepFrames(document: WritableProcess, before: Model, now: Model): boolean {
  let model = now;
  let grew = false;
  for (const plane of Object.keys(now.planes)) {
    if (before.planes[plane]?.shapes === now.planes[plane]?.shapes && before.document.elements === now.document.elements) continue;
    const waiting = changedIn(before, now, plane);
    for (let round = 0; waiting.size > 0 && round < mostRounds; round += 1) {
      const scope = deepest(model, waiting.keys());
      const members = waiting.get(scope) ?? new Set();
      waiting.delete(scope);
      const frame = frameOf(model, plane, scope);
      if (!frame) continue;
      const note = (ids: readonly string[]): void => {
        for (const id of ids) {
          const around = model.all.get(id)?.kind === 'element' ? model.all.get(id)?.entry.scope : undefined;
          if (around !== undefined) waiting.set(around, (waiting.get(around) ?? new Set<string>()).add(id));
        }
      };
      const beyond = (ids: Iterable<string>, of: string, axis: Axis, end: number): number =>
        overflow(before, model, plane, ids, of, axis, end);
      for (const { id } of leavesOf(frame.lanes)) {
        const at = model.planes[plane]?.shapes?.[id]?.at;
        const inIt = [...members].filter((member) => model.all.get(member)?.entry.lane === id);
        const by = at ? beyond(inIt, id, frame.across, endAlong(at, frame.across)) : 0;
        if (by <= 0) continue;
        growLane(document, model, plane, id, scope, by);
        model = modelNow(document);
        grew = true;
        if (frame.holder !== undefined) note([frame.holder]);
      }
      const axes: readonly Axis[] = frame.lanes.length > 0 ? [alongOf(frame.across)] : ['x', 'y'];
      for (const axis of axes) {
        const of = frame.holder ?? frame.lanes[0]?.id;
        const at = of === undefined ? undefined : model.planes[plane]?.shapes?.[of]?.at;
        const by = of !== undefined && at ? beyond(members, of, axis, endAlong(at, axis)) : 0;
        if (by <= 0 || of === undefined || !at) continue;
        if (frame.holder === undefined) {
          const shape = shapesIn(document, plane)?.[of];
          if (shape) shape.at = spanned(at, axis, startAlong(at, axis), endAlong(at, axis) + by);
        } else note([...growHolder(document, model, plane, of, axis, by), of]);
        model = modelNow(document);
        grew = true;
      }
    }
  }
  return grew;
}

/** What a command has moved, made, or put into another frame, by the scope it stands in. */
function changedIn(before: Model, now: Model, plane: string): Map<string, Set<string>> {
  const changed = new Map<string, Set<string>>();
  const [old, fresh] = [before.planes[plane]?.shapes ?? {}, now.planes[plane]?.shapes ?? {}];
  for (const [id, { at }] of Object.entries(fresh)) {
    const found = now.all.get(id);
    const scope = found?.entry.scope;
    if (!at || scope === undefined || !found || found.kind === 'lane' || found.kind === 'pool' || found.kind === 'group') continue;
    const was = before.all.get(id);
    if (old[id]?.at === at && was?.entry.scope === scope && was.entry.lane === found.entry.lane) continue;
    changed.set(scope, (changed.get(scope) ?? new Set<string>()).add(id));
  }
  return changed;
}

function deepest(model: Model, scopes: Iterable<string>): string {
  let best: { readonly scope: string; readonly depth: number } | undefined;
  for (const scope of scopes) {
    let depth = 0;
    for (let at = model.all.get(scope); at?.kind === 'element' && depth < 100; at = model.all.get(at.entry.scope ?? '')) depth += 1;
    if (!best || depth > best.depth) best = { scope, depth };
  }
  return best?.scope ?? '';
}

/** By how much a frame has to grow for what comes to lie beyond it. */
function overflow(before: Model, now: Model, plane: string, ids: Iterable<string>, frame: string, axis: Axis, end: number): number {
  const old = before.planes[plane]?.shapes ?? {};
  const wasEnd = endOf(old[frame]?.at, axis);
  let by = 0;
  for (const id of ids) {
    const over = (endOf(now.planes[plane]?.shapes?.[id]?.at, axis) ?? -Infinity) - end;
    if (over <= 0.5) continue;
    const [was, is] = [before.all.get(id)?.entry, now.all.get(id)?.entry];
    const wasIn = was !== undefined && was.scope === is?.scope && was.lane === is?.lane && wasEnd !== undefined;
    const wasOver = wasIn ? (endOf(old[id]?.at, axis) ?? -Infinity) - wasEnd : -Infinity;
    if (over > Math.max(wasOver, 0) + 0.5) by = Math.max(by, Math.ceil(over + margin));
  }
  return by;
}

function endOf(at: Bounds | undefined, axis: Axis): number | undefined {
  return at ? endAlong(at, axis) : undefined;
}
