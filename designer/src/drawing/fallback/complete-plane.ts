import { around, middleOf } from '../lines/geometry.js';
import type { Bounds } from '../nodes.js';
import { isContainer, type Diagram, type Thing } from '../read/diagram.js';
import { choosePlane, readPlane, type PlaneRead, type Way } from '../read/plane.js';
import { placeSimply } from './place-simply.js';
import { routeSimply } from './route-simply.js';

/** What a plane should show: the things of the scope, and of subprocesses that are open in it. */
function belonging(diagram: Diagram, plane: PlaneRead): readonly Thing[] {
  const isInner = diagram.things.has(plane.of);
  const scopes = new Set(isInner ? [plane.of] : diagram.processes);
  const isOpen = ({ id }: Thing): boolean => plane.places.get(id)?.expanded === true;
  for (const thing of diagram.things.values()) if (isContainer(thing) && isOpen(thing)) scopes.add(thing.id);
  const isHere = ({ scope, kind, id }: Thing): boolean =>
    plane.places.has(id) || scopes.has(scope) || (kind !== 'element' && scope === '' && !isInner);
  return [...diagram.things.values()].filter(isHere);
}

/**
 * The plane that is asked for, with places for what its layout lacks and ways for lines that have none. Lines whose ends are not drawn are left
 * out.
 */
export function completedPlane(diagram: Diagram, asked: string | undefined): PlaneRead {
  const chosen = choosePlane(diagram, asked);
  const wanted = asked !== undefined && diagram.things.has(asked) ? asked : diagram.id;
  const read: PlaneRead = chosen === undefined ? { id: '', of: wanted, places: new Map(), ways: new Map() } : readPlane(diagram, chosen);
  const missing = belonging(diagram, read).filter(({ id, kind }) => !read.places.has(id) && kind !== 'group');
  const room = around([...read.places.values()].map(({ at }) => at));
  const places = new Map([...read.places, ...placeSimply(missing, diagram, room ? room[1] + room[3] + 60 : 0)]);

  const ways = new Map<string, Way>();
  const boundsOf = (id: string): Bounds | undefined => places.get(id)?.at ?? midpoint(ways.get(id));
  for (const { id, from, to } of byDependence(diagram)) {
    const way = read.ways.get(id);
    const [source, target] = [boundsOf(from), boundsOf(to)];
    if (way && (source ?? target)) ways.set(id, way);
    else if (source && target) ways.set(id, { via: routeSimply(source, target) });
  }
  return { ...read, places, ways };
}

/** An association that ends on a flow docks at its middle. */
function midpoint(way: Way | undefined): Bounds | undefined {
  if (!way) return undefined;
  const [x, y] = middleOf(way.via);
  return [x - 0.5, y - 0.5, 1, 1];
}

function byDependence({ lines }: Diagram) {
  const all = [...lines.values()];
  return [...all.filter(({ kind }) => kind !== 'association'), ...all.filter(({ kind }) => kind === 'association')];
}
