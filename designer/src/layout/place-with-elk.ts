import ELK from 'elkjs/lib/elk.bundled.js';
import type { Bounds } from '../drawing/nodes.js';
import { labelSize, outsideLabel, type Plan, type Scope } from './scope.js';

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.randomSeed': '1',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.layered.spacing.edgeNodeBetweenLayers': '22',
  'elk.spacing.nodeNode': '44',
  'elk.spacing.edgeNode': '26',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.componentComponent': '60',
} as const;

/** The size of everything directly in a scope. */
export type Sizes = ReadonlyMap<string, readonly [width: number, height: number]>;

/** Where boundary events sit on the lower edge of their host: how far from its left. */
export function seatOf(index: number, count: number, hostWidth: number): number {
  const step = Math.min(42, Math.max((hostWidth - 36) / Math.max(count, 1), 12));
  return 12 + index * step;
}

/**
 * Places the nodes of one scope in layers from left to right (elk). Boundary events are fixed ports on the lower edge of their host.
 *
 * @param isOnePiece Keeps parts without a connection in common layers: lanes need that.
 * @returns Bounds by id, whole numbers, from about 0,0.
 */
export async function placeWithElk(scope: Scope, sizes: Sizes, plan: Plan, isOnePiece: boolean): Promise<ReadonlyMap<string, Bounds>> {
  if (scope.nodes.length === 0) return new Map();
  const hosts = new Map(scope.attached.map(({ id, attachedTo }) => [id, attachedTo]));
  // Ids are anybody's; elk is given numbers.
  const numbers = new Map(scope.nodes.map(({ id }, index) => [id, `n${index}`]));
  const seats = new Map<string, { readonly port: string; readonly x: number }>();
  for (const node of scope.nodes) {
    const on = scope.attached.filter(({ attachedTo }) => attachedTo === node.id);
    for (const [index, { id }] of on.entries())
      seats.set(id, { port: `${numbers.get(node.id)}s${index}`, x: seatOf(index, on.length, sizes.get(node.id)?.[0] ?? 0) + 15 });
  }
  const children = scope.nodes.map((thing) => {
    const [width = 0, height = 0] = sizes.get(thing.id) ?? [];
    const id = numbers.get(thing.id) ?? '';
    const ports = scope.attached.flatMap((event) => {
      const seat = event.attachedTo === thing.id ? seats.get(event.id) : undefined;
      return seat ? [{ id: seat.port, x: seat.x, y: height, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'SOUTH' } }] : [];
    });
    const [labelWidth, labelHeight] = ports.length > 0 ? ([width, 40] as const) : outsideLabel(plan, thing);
    const side = (name: 'WEST' | 'EAST') => ({
      id: `${id}${name}`,
      x: name === 'WEST' ? 0 : width,
      y: height / 2,
      width: 0,
      height: 0,
      layoutOptions: { 'elk.port.side': name },
    });
    return {
      id,
      width,
      height,
      ports: [side('WEST'), side('EAST'), ...ports],
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS', 'elk.nodeLabels.placement': 'OUTSIDE V_BOTTOM H_CENTER' },
      ...(labelHeight > 0 ? { labels: [{ text: '-', width: labelWidth, height: labelHeight + 6 }] } : {}),
    };
  });
  const edges = scope.flows.flatMap((flow, index) => {
    const source = seats.get(flow.from)?.port ?? (numbers.has(flow.from) ? `${numbers.get(flow.from)}EAST` : undefined);
    const target = numbers.get(hosts.get(flow.to) ?? flow.to);
    if (source === undefined || target === undefined || flow.from === flow.to) return [];
    const [width, height] = labelSize(plan, flow.id, 110);
    return [
      {
        id: `e${index}`,
        sources: [source],
        targets: [`${target}WEST`],
        ...(width > 0 ? { labels: [{ text: '-', width: width + 10, height }] } : {}),
      },
    ];
  });
  const elk = new ELK.default();
  const laid = await elk.layout({
    id: 'root',
    layoutOptions: { ...options, 'elk.separateConnectedComponents': String(!isOnePiece) },
    children,
    edges,
  });
  const found = new Map((laid.children ?? []).map((child) => [child.id, child]));
  return new Map(
    scope.nodes.map(({ id }): [string, Bounds] => {
      const child = found.get(numbers.get(id) ?? '');
      const [width, height] = sizes.get(id) ?? [0, 0];
      // Middles are rounded, not corners: what stands in one line stays in it.
      const middle = Math.round((child?.y ?? 0) + height / 2);
      return [id, [Math.round((child?.x ?? 0) + width / 2) - width / 2, middle - height / 2, width, height]];
    }),
  );
}
