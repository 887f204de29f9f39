import type { Bounds } from '../drawing/nodes.js';
import { isContainer, type Band, type Thing } from '../drawing/read/diagram.js';
import { bandHeader } from '../drawing/things/band.js';
import { joined, moved, roomOf, type Block, type LaidEdge, type LaidShape } from './block.js';
import { layScope, routeAll } from './lay-scope.js';
import type { Dock } from './router/obstacles.js';
import { dockOf, type Plan } from './scope.js';

const between = 50;
const poolPadding = { left: bandHeader + 36, top: 34, right: 36, bottom: 34 } as const;
const blackBoxHeight = 60;

interface Row {
  readonly pool?: Band;
  readonly block: Block;
  readonly hasLanes: boolean;
}

/**
 * The document's plane: one process below the other, each in its pool where it has one, pools of others as empty bands, messages between them.
 *
 * @param chosen What is to be placed; everything else is left alone.
 */
export async function layDocument(plan: Plan, chosen: ReadonlySet<string>): Promise<Block> {
  const { diagram } = plan;
  const things = [...diagram.things.values()];
  const pools = [...diagram.bands.values()].filter(({ kind }) => kind === 'pool');
  const [first] = diagram.processes;
  const members = (process: string): readonly Thing[] =>
    things.filter(
      ({ id, kind, scope }) => chosen.has(id) && (scope === process || (scope === '' && kind !== 'element' && process === first)),
    );
  const rows: Row[] = [];
  const row = async (process: string, pool?: Band): Promise<void> => {
    const block = await layScope(process, members(process), plan);
    const hasLanes = [...diagram.bands.values()].some(({ id, kind }) => kind === 'lane' && block.shapes.has(id));
    rows.push({ block, hasLanes, ...(pool ? { pool } : {}) });
  };
  const shown = new Set<string>();
  for (const pool of pools) {
    if (diagram.processes.includes(pool.scope) && !shown.has(pool.scope)) await row(pool.scope, pool);
    else rows.push({ pool, block: { shapes: new Map(), edges: new Map() }, hasLanes: false });
    shown.add(pool.scope);
  }
  for (const process of diagram.processes) if (!shown.has(process) && members(process).length > 0) await row(process);
  const placed = new Set(rows.flatMap(({ block }) => [...block.shapes.keys()]));
  const lost = things.filter(({ id, kind, scope }) => chosen.has(id) && !placed.has(id) && kind !== 'group' && !isHidden(scope, plan));
  if (lost.length > 0) rows.push({ block: await layScope('', lost, plan), hasLanes: false });
  return withMessages(stacked(rows), plan);
}

/** Whether a scope is shown somewhere else: in a subprocess that is closed here or was placed with its parent. */
function isHidden(scope: string, { diagram }: Plan): boolean {
  let at = diagram.things.get(scope);
  for (let depth = 0; at && isContainer(at) && depth < 100; depth += 1) {
    if (diagram.processes.includes(at.scope)) return true;
    at = diagram.things.get(at.scope);
  }
  return false;
}

function stacked(rows: readonly Row[]): Block {
  const widths = rows.map(({ block, hasLanes }) => roomOf(block)[2] + (hasLanes ? bandHeader : poolPadding.left + poolPadding.right));
  const width = Math.max(600, ...widths);
  const blocks: Block[] = [];
  let y = 0;
  for (const { pool, block, hasLanes } of rows) {
    const [x, top, , height] = roomOf(block);
    if (!pool) {
      blocks.push(moved(block, [-x, y - top]));
      y += height + between;
      continue;
    }
    if (block.shapes.size === 0) {
      blocks.push(frame(pool.id, [0, y, width, blackBoxHeight]));
      y += blackBoxHeight + between;
      continue;
    }
    if (hasLanes) {
      const wide = moved(widened(block, width - bandHeader), [bandHeader, 0]);
      const lanes = [...wide.shapes.values()].filter(({ horizontal }) => horizontal === true).map(({ at }) => at);
      const laneTop = Math.min(...lanes.map(([, at]) => at));
      const laneBottom = Math.max(...lanes.map(([, at, , high]) => at + high));
      // Data and notes stand above the lanes, what belongs to no lane below them.
      const nodesBottom = Math.max(laneBottom, top + height);
      const pooled = frame(pool.id, [0, laneTop, width, nodesBottom === laneBottom ? laneBottom - laneTop : nodesBottom - laneTop + 20]);
      blocks.push(moved(joined([pooled, wide]), [0, y - Math.min(top, laneTop)]));
      y += Math.max(nodesBottom, laneBottom) - Math.min(top, laneTop) + between;
      continue;
    }
    const high = height + poolPadding.top + poolPadding.bottom;
    blocks.push(joined([frame(pool.id, [0, y, width, high]), moved(block, [poolPadding.left - x, y + poolPadding.top - top])]));
    y += high + between;
  }
  return joined(blocks);
}

function frame(id: string, at: Bounds): Block {
  return { shapes: new Map<string, LaidShape>([[id, { at, horizontal: true }]]), edges: new Map() };
}

/** All lanes reach the right end of the widest pool. */
function widened(block: Block, right: number): Block {
  return {
    ...block,
    shapes: new Map(
      [...block.shapes].map(([id, shape]) => {
        const [x, y, , height] = shape.at;
        return [id, shape.horizontal === true ? { ...shape, at: [x, y, Math.max(right - x, shape.at[2]), height] as const } : shape];
      }),
    ),
  };
}

/** Ways for what goes from one process to another: messages, and lines whose ends stand in different scopes. */
function withMessages(block: Block, plan: Plan): Block {
  const { things, bands, lines } = plan.diagram;
  const waiting = [...lines.values()].filter(({ id, from, to }) => !block.edges.has(id) && block.shapes.has(from) && block.shapes.has(to));
  if (waiting.length === 0) return block;
  const edges = new Map<string, LaidEdge>(block.edges);
  for (const line of waiting) {
    const inside = (id: string): boolean => isWithin(line.from, id, things) || isWithin(line.to, id, things);
    const docks = new Map<string, Dock>();
    for (const [id, { at }] of block.shapes) {
      const thing = things.get(id);
      if (thing && (id === line.from || id === line.to || !inside(id))) docks.set(id, dockOf(thing, at));
      else if (bands.get(id)?.kind === 'pool' && (id === line.from || id === line.to)) docks.set(id, { at, shape: 'pool' });
    }
    for (const [id, edge] of routeAll(docks, [line], [])) edges.set(id, edge);
  }
  return { ...block, edges };
}

function isWithin(id: string, container: string, things: ReadonlyMap<string, Thing>): boolean {
  let at = things.get(id);
  for (let depth = 0; at && depth < 100; depth += 1) {
    if (at.scope === container) return true;
    at = things.get(at.scope);
  }
  return false;
}
