import { middleOf } from '../drawing/lines/geometry.js';
import type { Bounds, Point } from '../drawing/nodes.js';
import type { Line, Thing } from '../drawing/read/diagram.js';
import { joined, moved, roomOf, type Block, type LaidEdge, type LaidShape } from './block.js';
import { placeExtras } from './place-extras.js';
import { placeInLanes } from './place-in-lanes.js';
import { placeLabels } from './place-labels.js';
import { placeWithElk, seatOf } from './place-with-elk.js';
import type { Dock } from './router/obstacles.js';
import { Router } from './router/router.js';
import { dockOf, scopeOf, sizeOf, type Plan } from './scope.js';

/** Around the content of an open subprocess: room for its name above and its marks below. */
const padding = { left: 28, top: 44, right: 28, bottom: 30 } as const;
/** A boundary event sits on the lower edge of its host. */
const boundarySize = 30;

/** Lays out one scope with everything in it, from the innermost subprocess outward. Coordinates begin about 0,0. */
export async function layScope(id: string, members: readonly Thing[], plan: Plan, depth = 0): Promise<Block> {
  const scope = scopeOf(id, members, plan);
  const inner = new Map<string, Block>();
  for (const thing of scope.nodes) {
    if (!plan.open.has(thing.id) || depth > 20) continue;
    const content = [...plan.diagram.things.values()].filter((other) => other.scope === thing.id);
    const block = await layScope(thing.id, content, plan, depth + 1);
    const [x, y] = roomOf(block);
    inner.set(thing.id, moved(block, [padding.left - x, padding.top - y]));
  }
  const sizes = new Map(
    scope.nodes.map((thing): [string, readonly [number, number]] => {
      const block = inner.get(thing.id);
      if (!block) return [thing.id, sizeOf(plan, thing)];
      const [x, y, width, height] = roomOf(block);
      return [thing.id, [even(x + width + padding.right), even(y + height + padding.bottom)]];
    }),
  );

  const hasLanes = scope.lanes.length > 0;
  const inLayers = await placeWithElk(scope, sizes, plan, hasLanes);
  const placed = hasLanes ? placeInLanes(scope, sizes, inLayers, plan) : { nodes: inLayers, lanes: new Map<string, Bounds>() };
  const places = new Map<string, Bounds>(placed.nodes);
  for (const host of scope.nodes) {
    const on = scope.attached.filter(({ attachedTo }) => attachedTo === host.id);
    const at = places.get(host.id);
    for (const [index, event] of on.entries())
      if (at) places.set(event.id, [at[0] + seatOf(index, on.length, at[2]), at[1] + at[3] - boundarySize / 2, boundarySize, boundarySize]);
  }
  const extras = placeExtras(scope, places, [...placed.lanes.values()], plan);
  for (const [extra, at] of extras) places.set(extra, at);

  const all = [...scope.nodes, ...scope.attached, ...scope.extras];
  const docks = new Map<string, Dock>(
    all.flatMap((thing) => (places.has(thing.id) ? [[thing.id, dockOf(thing, places.get(thing.id) ?? [0, 0, 1, 1])] as const] : [])),
  );
  const edges = routeAll(docks, scope.flows, scope.links);
  const shapes = new Map<string, LaidShape>();
  // A lane in a lane is drawn over it.
  const parents = new Set(scope.lanes.map(({ parent }) => parent));
  for (const lane of [
    ...scope.lanes.filter(({ id: lane }) => parents.has(lane)),
    ...scope.lanes.filter(({ id: lane }) => !parents.has(lane)),
  ]) {
    const at = placed.lanes.get(lane.id);
    if (at) shapes.set(lane.id, { at, horizontal: true });
  }
  for (const { id: thing, type } of all) {
    const at = places.get(thing);
    if (!at) continue;
    const expanded = inner.has(thing) ? { expanded: true } : {};
    shapes.set(thing, { at, ...expanded, ...(type === 'exclusiveGateway' ? { markerVisible: true } : {}) });
  }
  const headers = [...placed.lanes.values()].map(([x, y, , height]): Bounds => [x, y, 30, height]);
  const labels = placeLabels(plan, [scope], shapes, edges, headers);
  const own: Block = {
    shapes: new Map([...shapes].map(([thing, shape]) => [thing, withLabel(shape, labels.shapes.get(thing))])),
    edges: new Map([...edges].map(([line, edge]) => [line, withLabel(edge, labels.edges.get(line))])),
  };
  const contents = [...inner].map(([thing, block]) => {
    const [x, y] = places.get(thing) ?? [0, 0];
    return moved(block, [x, y]);
  });
  return contents.length === 0 ? own : joined([own, ...contents]);
}

const even = (value: number): number => Math.ceil(value / 2) * 2;

function withLabel<T extends LaidShape | LaidEdge>(value: T, label: Bounds | undefined): T {
  return label ? { ...value, label } : value;
}

/** Ways for lines: short ones first, because they have the least choice; lines to data and notes last. */
export function routeAll(docks: ReadonlyMap<string, Dock>, flows: readonly Line[], links: readonly Line[]): ReadonlyMap<string, LaidEdge> {
  const router = new Router(
    docks,
    [...docks.values()].filter(({ shape }) => shape !== 'pool').map(({ at }) => at),
  );
  const length = ({ from, to }: Line): number => {
    const [one, other] = [docks.get(from)?.at, docks.get(to)?.at];
    return one && other ? Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]) * 1.5 : 0;
  };
  const ordered = flows
    .map((line, index) => ({ line, index }))
    .sort((one, other) => length(one.line) - length(other.line) || one.index - other.index);
  const ways = new Map<string, readonly Point[]>();
  for (const { line } of ordered) {
    const via = router.route(line);
    if (via) ways.set(line.id, via);
  }
  for (const link of links) {
    const via = linkWay(link, docks, ways, router);
    if (via) ways.set(link.id, via);
  }
  return new Map([...flows, ...links].flatMap(({ id }) => (ways.has(id) ? [[id, { via: ways.get(id) ?? [], auto: true }] as const] : [])));
}

/** A line to a note may end on a flow: then at its middle. */
function linkWay(
  link: Line,
  docks: ReadonlyMap<string, Dock>,
  ways: ReadonlyMap<string, readonly Point[]>,
  router: Router,
): readonly Point[] | undefined {
  const end = (id: string): Bounds | undefined => {
    const via = ways.get(id);
    const at = docks.get(id)?.at;
    if (at || !via) return at;
    const [x, y] = middleOf(via);
    return [x - 1, y - 1, 2, 2];
  };
  if (docks.has(link.from) && docks.has(link.to)) return router.route(link);
  const [from, to] = [end(link.from), end(link.to)];
  if (!from || !to) return undefined;
  const place = ([x, y, width, height]: Bounds): Point => [x + width / 2, y + height / 2];
  const [start, finish] = [place(from), place(to)];
  return [
    docks.has(link.from) ? [start[0], from[1] < to[1] ? from[1] + from[3] : from[1]] : start,
    docks.has(link.to) ? [finish[0], to[1] < from[1] ? to[1] + to[3] : to[1]] : finish,
  ];
}
