import { isContainer, type Diagram, type Thing } from '../drawing/read/diagram.js';
import { readPlane } from '../drawing/read/plane.js';
import { moved, roomOf, type Block } from './block.js';
import { layDocument } from './lay-plane.js';
import { layScope } from './lay-scope.js';
import { planOf, type Plan } from './scope.js';

/** What is to be laid out anew. */
export interface TidyWish {
  readonly plane: string;
  /** Only these, in one scope; absent: all of the plane. */
  readonly things?: readonly string[];
}

/** The plan of a plane that has its places: what is open stays open, what has its size keeps it. */
function planFor(definition: unknown, plane: string): Plan {
  const { diagram, readings } = planOf(definition);
  const { places } = readPlane(diagram, plane);
  const isOpen = ({ id }: Thing): boolean => places.get(id)?.expanded === true;
  const open = new Set([...diagram.things.values()].filter((thing) => isContainer(thing) && isOpen(thing)).map(({ id }) => id));
  const sizes = [...places].flatMap(([id, { at }]) => (open.has(id) ? [] : [[id, [at[2], at[3]]] as const]));
  return { diagram, readings, open, sizes: new Map(sizes) };
}

/**
 * New places for what a plane draws: all of it, or some things with the lines between them. Pure and slow: for a worker.
 *
 * @returns Shapes and lines by id. All of a plane begins where it began before, some things where they began.
 */
export async function placesOf(definition: unknown, { plane, things }: TidyWish): Promise<Block> {
  const plan = planFor(definition, plane);
  const { diagram } = plan;
  const { places, of } = readPlane(diagram, plane);
  const chosen = new Set(things ?? [...places.keys()]);
  const members = [...diagram.things.values()].filter(({ id }) => chosen.has(id) && places.has(id));
  const [first] = members;
  const apart = diagram.things.has(of);
  const block =
    things === undefined && !apart
      ? await layDocument(plan, new Set(members.map(({ id }) => id)))
      : await layScope(
          things === undefined ? of : (first?.scope ?? ''),
          things === undefined ? members.filter(({ scope }) => scope === of) : members,
          things === undefined ? plan : withoutLanes(plan),
        );
  const drawn = [...block.shapes.keys()].flatMap((id) => {
    const at = places.get(id)?.at;
    return at ? [at] : [];
  });
  if (drawn.length === 0) return block;
  const [left, top] = [Math.min(...drawn.map(([x]) => x)), Math.min(...drawn.map(([, y]) => y))];
  const laid = [...block.shapes.values()].map(({ at }) => at);
  const [x, y] = laid.length > 0 ? [Math.min(...laid.map(([at]) => at)), Math.min(...laid.map(([, at]) => at))] : roomOf(block);
  return moved(block, [Math.round(left - x), Math.round(top - y)]);
}

/** Some things are laid out among themselves: their lanes stay as they are. */
function withoutLanes(plan: Plan): Plan {
  const diagram: Diagram = { ...plan.diagram, bands: new Map() };
  return { ...plan, diagram };
}
