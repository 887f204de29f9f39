import { isLine, modelOf, type Found, type Model, type ProcessDraft } from '../../document/index.js';

/** Where an arrow key points. */
export type Heading = 'right' | 'left' | 'up' | 'down';

/** Where the arrow keys point, by `event.code`. */
export const headings: Readonly<Record<string, Heading>> = { ArrowRight: 'right', ArrowLeft: 'left', ArrowUp: 'up', ArrowDown: 'down' };

type Bounds = readonly [number, number, number, number];

/** What arrows stop at: everything with a place of its own that is not a frame around others. */
function stops(model: Model, plane: string): readonly (readonly [Found, Bounds])[] {
  return Object.entries(model.planes[plane]?.shapes ?? {}).flatMap(([id, { at, expanded }]): (readonly [Found, Bounds])[] => {
    const found = model.all.get(id);
    const isFrame = found?.kind === 'pool' || found?.kind === 'lane' || found?.kind === 'group' || expanded === true;
    return found && at && !isFrame ? [[found, at]] : [];
  });
}

/** The first thing of a plane in reading order: a start event, else the uppermost on the left. */
export function firstStop(document: ProcessDraft, plane: string): string | undefined {
  const model = modelOf(document);
  const rank = ([{ entry }, at]: readonly [Found, Bounds]): number => (entry.type === 'startEvent' ? 0 : 1e7) + at[0] + at[1] * 2;
  return [...stops(model, plane)].sort((one, other) => rank(one) - rank(other))[0]?.[0].id;
}

/**
 * The next thing in a direction: right and left follow the flows where there are some, up and down (and where there is no flow) the nearest shape
 * on that side.
 */
export function neighbourOf(document: ProcessDraft, plane: string, id: string, heading: Heading): string | undefined {
  const model = modelOf(document);
  const shapes = model.planes[plane]?.shapes ?? {};
  const flow = heading === 'right' ? flowsFrom(model, id)[0] : heading === 'left' ? flowsTo(model, id)[0] : undefined;
  if (flow !== undefined && shapes[flow]?.at) return flow;
  const here = shapes[id]?.at;
  if (!here) return firstStop(document, plane);
  const [x, y] = [here[0] + here[2] / 2, here[1] + here[3] / 2];
  let best: { readonly id: string; readonly far: number } | undefined;
  for (const [found, at] of stops(model, plane)) {
    if (found.id === id) continue;
    const [dx, dy] = [at[0] + at[2] / 2 - x, at[1] + at[3] / 2 - y];
    const [ahead, aside] = heading === 'right' ? [dx, dy] : heading === 'left' ? [-dx, dy] : heading === 'down' ? [dy, dx] : [-dy, dx];
    if (ahead <= 4) continue;
    const distance = ahead + Math.abs(aside) * 2;
    if (!best || distance < best.far) best = { id: found.id, far: distance };
  }
  return best?.id;
}

/** Where the flows of a step lead, in the order in which they are tried. */
export function flowsFrom(model: Model, id: string): readonly string[] {
  const lines = model.linesAt(id).filter(({ kind, entry }) => kind === 'flow' && entry.from === id);
  const order = model.all.get(id)?.entry.outgoing ?? [];
  const rank = (line: Found): number => (order.includes(line.id) ? order.indexOf(line.id) : order.length);
  return [...lines].sort((one, other) => rank(one) - rank(other)).flatMap(({ entry }) => (entry.to === undefined ? [] : [entry.to]));
}

/** Where the flows into a step come from. */
export function flowsTo(model: Model, id: string): readonly string[] {
  return model
    .linesAt(id)
    .flatMap(({ kind, entry }) => (kind === 'flow' && entry.to === id && entry.from !== undefined ? [entry.from] : []));
}

/** The other ways that lead from the same step as the one to this, in their order: `[` and `]` choose among them. */
export function branchBeside(document: ProcessDraft, id: string, by: 1 | -1): string | undefined {
  const model = modelOf(document);
  const [source] = flowsTo(model, id);
  if (source === undefined) return undefined;
  const branches = flowsFrom(model, source);
  const index = branches.indexOf(id);
  return branches.length < 2 || index < 0 ? undefined : branches[(index + by + branches.length) % branches.length];
}

/** The lines on a plane at a step, those that lead on first; of a line those at the step where it begins. */
export function linesBeside(model: Model, plane: string, id: string): readonly string[] {
  const edges = model.planes[plane]?.edges ?? {};
  const found = model.all.get(id);
  const at = found && isLine(found) ? (found.entry.from ?? id) : id;
  const lines = model.linesAt(at).filter((line) => Object.hasOwn(edges, line.id));
  const leadsOn = ({ entry }: Found): number => (entry.from === at ? 0 : 1);
  return [...new Set([...lines].sort((one, other) => leadsOn(one) - leadsOn(other)).map((line) => line.id))];
}
