import { isContainer, type Diagram, type Thing } from '../drawing/read/diagram.js';
import { readPlane } from '../drawing/read/plane.js';
import { rawOf } from '../drawing/read/values.js';
import { around } from '../drawing/lines/geometry.js';
import { joined, moved, roomOf, type Block, type LaidEdge, type LaidShape } from './block.js';
import { layDocument } from './lay-plane.js';
import { layScope } from './lay-scope.js';
import { planOf, type Plan } from './scope.js';

interface LaidPlane {
  readonly of: string;
  readonly order: readonly string[];
  readonly shapes: Readonly<Record<string, LaidShape>>;
  readonly edges: Readonly<Record<string, LaidEdge>>;
}

/** Things that must have a place: everything but frames of groups. */
function toPlace({ things }: Diagram): readonly Thing[] {
  return [...things.values()].filter(({ kind }) => kind !== 'group');
}

function placedIn(diagram: Diagram): { readonly shapes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } {
  const planes = Object.keys(diagram.planes).map((id) => readPlane(diagram, id));
  return {
    shapes: new Set(planes.flatMap(({ places }) => [...places.keys()])),
    edges: new Set(planes.flatMap(({ ways }) => [...ways.keys()])),
  };
}

/** Whether a definition has things that its layout has no place for. */
export function needsLayout(definition: unknown): boolean {
  const { diagram } = planOf(definition);
  const { shapes } = placedIn(diagram);
  return toPlace(diagram).some(({ id }) => !shapes.has(id));
}

/**
 * Gives places to everything of a process definition that has none: layers from left to right, lanes one below the other, boundary events on
 * the lower edge of their activity, subprocesses open where little is in them, else with a plane of their own.
 *
 * What has its place keeps it: a definition that is wholly laid out is answered as it is. The same definition always gets the same layout.
 *
 * @returns The same definition with `layout`; every reading of it but the drawing stays the same.
 */
export async function layoutProcess<T extends object>(definition: T): Promise<T> {
  const plan = planOf(definition);
  const { diagram } = plan;
  const { shapes } = placedIn(diagram);
  const missing = toPlace(diagram).filter(({ id }) => !shapes.has(id));
  if (missing.length === 0) return definition;
  const isFresh = shapes.size === 0;
  const chosen = new Set(missing.map(({ id }) => id));
  const layout = rawOf(rawOf(definition)['layout']);
  const planes: Record<string, unknown> = isFresh ? {} : { ...rawOf(layout['planes']) };

  const document = await layDocument(plan, chosen);
  const [main = freeName('main', planes)] = isFresh ? [] : mainPlane(diagram);
  planes[main] = isFresh ? plane(document, diagram.id, plan) : beneath(document, main, plan);
  for (const thing of diagram.things.values()) {
    if (!isContainer(thing) || plan.open.has(thing.id)) continue;
    const content = missing.filter(({ scope }) => scope === thing.id);
    const hasPlane = Object.values(planes).some((known) => rawOf(known)['of'] === thing.id);
    if (content.length === 0 || hasPlane) continue;
    const block = await layScope(thing.id, content, plan);
    const [x, y] = roomOf(block);
    planes[freeName(thing.id, planes)] = plane(moved(block, [-x, -y]), thing.id, plan);
  }
  return { ...definition, layout: { ...layout, planes } };
}

function mainPlane(diagram: Diagram): readonly string[] {
  const ids = Object.keys(diagram.planes);
  return ids.filter((id) => !diagram.things.has(readPlane(diagram, id).of)).slice(0, 1);
}

function freeName(wished: string, planes: Readonly<Record<string, unknown>>): string {
  let name = wished;
  while (Object.hasOwn(planes, name)) name = `${name.slice(0, 120)}_`;
  return name;
}

function plane(block: Block, of: string, { diagram }: Plan): LaidPlane {
  // Frames first: what stands in them is drawn over them.
  const rank = (id: string): number => (diagram.bands.has(id) ? 0 : block.shapes.get(id)?.expanded === true ? 1 : 2);
  const ids = [...block.shapes.keys()];
  const order = [0, 1, 2].flatMap((wanted) => ids.filter((id) => rank(id) === wanted));
  return { of, order, shapes: Object.fromEntries(block.shapes), edges: Object.fromEntries(block.edges) };
}

/** What was there stays; what is new stands below it. */
function beneath(block: Block, main: string, plan: Plan): unknown {
  const { diagram } = plan;
  const old = rawOf(diagram.planes[main]);
  const { places, ways } = readPlane(diagram, main);
  const room = around([...places.values()].map(({ at }) => at)) ?? [0, 0, 0, 0];
  const fresh: Block = {
    shapes: new Map([...block.shapes].filter(([id]) => !places.has(id))),
    edges: new Map([...block.edges].filter(([id]) => !ways.has(id))),
  };
  const [x, y] = roomOf(fresh);
  const { order, shapes, edges } = plane(joined([moved(fresh, [room[0] - x, room[1] + room[3] + 60 - y])]), diagram.id, plan);
  return {
    ...old,
    of: old['of'] ?? diagram.id,
    order: [...(Array.isArray(old['order']) ? (old['order'] as unknown[]) : []), ...order],
    shapes: { ...rawOf(old['shapes']), ...shapes },
    edges: { ...rawOf(old['edges']), ...edges },
  };
}
