import type { Bounds } from '../drawing/nodes.js';
import type { Band } from '../drawing/read/diagram.js';
import { bandHeader } from '../drawing/things/band.js';
import { labelSize, outsideLabel, type Plan, type Scope } from './scope.js';
import type { Sizes } from './place-with-elk.js';

/** Nodes in their lanes, and the lanes around them. */
export interface Laned {
  readonly nodes: ReadonlyMap<string, Bounds>;
  readonly lanes: ReadonlyMap<string, Bounds>;
}

const rowGap = 36;
const lanePadding = 26;
const sidePadding = 36;

/** Layers as elk made them: what overlaps from left to right is in one. */
function columnsOf(places: ReadonlyMap<string, Bounds>): readonly (readonly string[])[] {
  const columns: string[][] = [];
  let end = -Infinity;
  for (const [id, [x, , width]] of [...places].sort(([, one], [, other]) => one[0] - other[0] || one[1] - other[1])) {
    if (x >= end) columns.push([]);
    columns.at(-1)?.push(id);
    end = Math.max(x >= end ? -Infinity : end, x + width);
  }
  return columns.map((column) => [...column].sort((one, other) => (places.get(one)?.[1] ?? 0) - (places.get(other)?.[1] ?? 0)));
}

/** Lanes without lanes in them, from top to bottom, and the lanes around each, the outermost first. */
function leaves(lanes: readonly Band[]): readonly { readonly id: string; readonly around: readonly string[] }[] {
  const ids = new Set(lanes.map(({ id }) => id));
  const isTop = ({ parent }: Band): boolean => !ids.has(parent);
  const walk = (lane: Band, around: readonly string[]): readonly { readonly id: string; readonly around: readonly string[] }[] => {
    const inner = around.includes(lane.id) ? [] : lanes.filter(({ parent }) => parent === lane.id);
    return inner.length === 0 ? [{ id: lane.id, around }] : inner.flatMap((child) => walk(child, [...around, lane.id]));
  };
  return lanes.filter(isTop).flatMap((lane) => walk(lane, []));
}

/**
 * Gives layers their x and lanes their y. A node stands in the row of what leads to it, where that row is free; what belongs to no lane stands
 * below all of them.
 */
export function placeInLanes(scope: Scope, sizes: Sizes, inLayers: ReadonlyMap<string, Bounds>, plan: Plan): Laned {
  const columns = columnsOf(inLayers);
  const columnOf = new Map(columns.flatMap((column, index) => column.map((id) => [id, index] as const)));
  const bands = leaves(scope.lanes);
  const bandOf = (lane: string): string => bands.find(({ id, around }) => id === lane || around.includes(lane))?.id ?? '';
  const laneOf = new Map(scope.nodes.map(({ id, lane }) => [id, bandOf(lane)]));
  const hostOf = new Map(scope.attached.map(({ id, attachedTo }) => [id, attachedTo]));
  const host = (id: string): string => hostOf.get(id) ?? id;

  // Rows: in the line of what came before, unless somebody stands in the way.
  const rowOf = new Map<string, number>();
  const taken = new Set<string>();
  const rows = new Map<string, number>();
  const key = (lane: string, column: number, row: number): string => `${column} ${row} ${lane}`;
  for (const [column, ids] of columns.entries())
    for (const id of ids) {
      const lane = laneOf.get(id) ?? '';
      const before = scope.flows
        .filter(
          ({ to, from }) =>
            to === id && rowOf.has(host(from)) && laneOf.get(host(from)) === lane && (columnOf.get(host(from)) ?? 0) < column,
        )
        .map(({ from }) => ({ row: (rowOf.get(host(from)) ?? 0) + (hostOf.has(from) ? 1 : 0), column: columnOf.get(host(from)) ?? 0 }))
        .sort((one, other) => one.row - other.row || other.column - one.column)[0];
      const wished = before?.row ?? 0;
      const isClear = (row: number): boolean => {
        const first = before && before.row === row ? before.column + 1 : column;
        for (let at = first; at <= column; at += 1) if (taken.has(key(lane, at, row))) return false;
        return true;
      };
      const most = (rows.get(lane) ?? 0) + ids.length + 1;
      let row = wished;
      for (let away = 0; away <= most; away += 1) {
        const free = [wished + away, wished - away].find((candidate) => candidate >= 0 && isClear(candidate));
        if (free === undefined) continue;
        row = free;
        break;
      }
      rowOf.set(id, row);
      taken.add(key(lane, column, row));
      rows.set(lane, Math.max(rows.get(lane) ?? 0, row + 1));
    }

  const sizeOf = (id: string): readonly [number, number] => sizes.get(id) ?? [0, 0];
  const depth = Math.max(0, ...bands.map(({ around }) => around.length));
  const left = (depth + 1) * bandHeader + sidePadding;
  const xs: number[] = [];
  let x = left;
  for (const [index, ids] of columns.entries()) {
    const width = Math.max(0, ...ids.map((id) => Math.max(sizeOf(id)[0], 60)));
    xs.push(x + width / 2);
    const leaving = scope.flows.filter(({ from }) => columnOf.get(host(from)) === index);
    const labels = Math.max(0, ...leaving.map(({ id }) => labelSize(plan, id, 104)[0]));
    const passing = scope.flows.filter(({ from, to }) => {
      const [one, other] = [columnOf.get(host(from)) ?? 0, columnOf.get(host(to)) ?? 0];
      return Math.min(one, other) <= index && Math.max(one, other) > index && laneOf.get(host(from)) !== laneOf.get(host(to));
    }).length;
    x += width + Math.max(50, Math.min(labels + 28, 132), Math.min(34 + passing * 7, 104));
  }
  const right = Math.round(x - 50 + sidePadding);

  const nodes = new Map<string, Bounds>();
  const lanes = new Map<string, Bounds>();
  let y = 0;
  const others = [...laneOf.values()].includes('') ? [{ id: '', around: [] }] : [];
  for (const { id: lane } of [...bands, ...others]) {
    const top = y;
    y += lanePadding;
    const here = scope.nodes.filter(({ id }) => laneOf.get(id) === lane);
    for (let row = 0; row < (rows.get(lane) ?? 1); row += 1) {
      const inRow = here.filter(({ id }) => rowOf.get(id) === row);
      const height = Math.max(80, ...inRow.map(({ id }) => sizeOf(id)[1]));
      const below = Math.max(
        0,
        ...inRow.map((thing) => {
          const hangs = scope.attached.some(({ attachedTo }) => attachedTo === thing.id) ? 38 : outsideLabel(plan, thing)[1] + 6;
          return hangs - (height - sizeOf(thing.id)[1]) / 2;
        }),
      );
      for (const { id } of inRow) {
        const [width, own] = sizeOf(id);
        const centre = xs[columnOf.get(id) ?? 0] ?? 0;
        nodes.set(id, [Math.round(centre) - width / 2, Math.round(y + height / 2) - own / 2, width, own]);
      }
      y += height + Math.max(below, 0) + rowGap;
    }
    y += lanePadding - rowGap;
    if (lane === '') continue;
    const { around = [] } = bands.find(({ id }) => id === lane) ?? {};
    const inset = around.length * bandHeader;
    lanes.set(lane, [inset, top, right - inset, Math.round(y) - top]);
    y = Math.round(y);
    for (const [level, outer] of around.entries()) {
      const known = lanes.get(outer);
      lanes.set(outer, [level * bandHeader, known?.[1] ?? top, right - level * bandHeader, y - (known?.[1] ?? top)]);
    }
  }
  return { nodes, lanes };
}
