import type { Bounds } from '../drawing/nodes.js';
import {
  isContainer,
  isEvent,
  isGateway,
  isLabelledOutside,
  readDiagram,
  type Band,
  type Diagram,
  type Line,
  type Thing,
} from '../drawing/read/diagram.js';
import { rawOf } from '../drawing/read/values.js';
import { usualSize } from '../drawing/read/sizes.js';
import { labelSetting, widest } from '../drawing/text/place-text.js';
import { wrapText } from '../drawing/text/wrap.js';
import type { Dock } from './router/obstacles.js';

/** What a layout is made from: the definition in each of its languages, because a label must fit in all of them. */
export interface Plan {
  readonly diagram: Diagram;
  readonly readings: readonly Diagram[];
  /** Subprocesses whose content is shown in them. */
  readonly open: ReadonlySet<string>;
  /** Sizes that somebody gave to shapes; absent: the usual ones. */
  readonly sizes?: ReadonlyMap<string, readonly [width: number, height: number]>;
}

const languages = ['en', 'ru'];
/** A subprocess with more inside, or deeper, has a plane of its own. */
const mostInside = 30;
const deepest = 3;

/** Reads a definition for its layout. */
export function planOf(definition: unknown): Plan {
  const byDefault = rawOf(definition)['defaultLanguage'];
  const own = typeof byDefault === 'string' ? byDefault : 'en';
  const readings = [own, ...languages.filter((language) => language !== own)].map((language) => readDiagram(definition, language));
  const [diagram = readDiagram(definition, own)] = readings;
  return { diagram, readings, open: opened(diagram) };
}

function opened(diagram: Diagram): ReadonlySet<string> {
  const children = new Map<string, Thing[]>();
  for (const thing of diagram.things.values()) children.set(thing.scope, [...(children.get(thing.scope) ?? []), thing]);
  const within = (id: string, depth = 0): number =>
    depth > deepest
      ? Infinity
      : (children.get(id) ?? []).reduce((sum, thing) => sum + 1 + (isContainer(thing) ? within(thing.id, depth + 1) : 0), 0);
  const open = new Set<string>();
  const walk = (scope: string, depth: number): void => {
    for (const thing of children.get(scope) ?? []) {
      if (!isContainer(thing) || depth > 50 || !children.has(thing.id)) continue;
      const count = within(thing.id);
      if (count > 0 && count <= mostInside && depth < deepest) open.add(thing.id);
      walk(thing.id, depth + 1);
    }
  };
  for (const process of diagram.processes) walk(process, 0);
  return open;
}

/** How a shape takes lines. */
export function dockOf(thing: Thing, at: Bounds): Dock {
  if (thing.type === 'boundaryEvent') return { at, shape: 'boundary' };
  return { at, shape: isGateway(thing) ? 'diamond' : isEvent(thing) ? 'ring' : 'box' };
}

/** The most room a label needs in any language. */
export function labelSize(plan: Plan, id: string, width: number): readonly [width: number, height: number] {
  let [wide, high] = [0, 0];
  for (const { things, lines } of plan.readings) {
    const text = things.get(id)?.label ?? lines.get(id)?.label ?? '';
    const set = wrapText(text, width, labelSetting);
    wide = Math.max(wide, widest(set, labelSetting));
    high = Math.max(high, set.length * labelSetting.lineHeight);
  }
  return [Math.ceil(wide), high];
}

/** The room a thing takes where nothing says otherwise; a note's grows with its words. */
export function sizeOf(plan: Plan, thing: Thing): readonly [width: number, height: number] {
  const own = plan.sizes?.get(thing.id);
  if (own) return own;
  if (thing.kind !== 'note') return usualSize(thing);
  const [width, height] = labelSize(plan, thing.id, 170);
  return [Math.max(width + 24, 60), Math.max(height + 12, 32)];
}

/** One scope and what is directly in it. */
export interface Scope {
  readonly id: string;
  /** Activities, events and gateways that are not attached to others. */
  readonly nodes: readonly Thing[];
  readonly attached: readonly Thing[];
  /** Data and notes. */
  readonly extras: readonly Thing[];
  readonly lanes: readonly Band[];
  /** Sequence flows between its elements. */
  readonly flows: readonly Line[];
  /** Lines to data and notes. */
  readonly links: readonly Line[];
}

/** What belongs to a scope. `chosen` is everything that has no place yet. */
export function scopeOf(id: string, members: readonly Thing[], { diagram }: Plan): Scope {
  const elements = members.filter(({ kind }) => kind === 'element');
  const ids = new Set(elements.map((thing) => thing.id));
  const isAttached = ({ type, attachedTo }: Thing): boolean => type === 'boundaryEvent' && ids.has(attachedTo);
  const extras = members.filter(({ kind }) => kind === 'data' || kind === 'store' || kind === 'note');
  const known = new Set([...ids, ...extras.map((thing) => thing.id)]);
  const lines = [...diagram.lines.values()];
  const flows = lines.filter(({ kind, from, to }) => kind === 'sequence' && ids.has(from) && ids.has(to));
  const flowIds = new Set(flows.map((flow) => flow.id));
  const inLanes = new Set(elements.map(({ lane }) => lane).filter((lane) => lane !== ''));
  const bands = [...diagram.bands.values()].filter(({ kind }) => kind === 'lane');
  const isHere = (lane: Band): boolean =>
    lane.scope === id ||
    (lane.scope === '' && (inLanes.has(lane.id) || bands.some(({ parent, id: child }) => parent === lane.id && inLanes.has(child))));
  return {
    id,
    nodes: inOrder(
      elements.filter((thing) => !isAttached(thing)),
      flows,
    ),
    attached: elements.filter(isAttached),
    extras,
    lanes: bands.filter(isHere),
    flows,
    links: lines.filter(
      ({ kind, from, to }) =>
        (kind === 'association' || kind === 'data') && (known.has(from) || flowIds.has(from)) && (known.has(to) || flowIds.has(to)),
    ),
  };
}

/** Beginnings first: ways back are then those that lead to what was met before. */
function inOrder(nodes: readonly Thing[], flows: readonly Line[]): readonly Thing[] {
  const entered = new Set(flows.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const rank = (thing: Thing): number => (thing.type === 'startEvent' ? 0 : entered.has(thing.id) ? 2 : 1);
  return nodes
    .map((thing, index) => ({ thing, index }))
    .sort((one, other) => rank(one.thing) - rank(other.thing) || one.index - other.index)
    .map(({ thing }) => thing);
}

/** Whether a thing's name needs room outside of its shape. */
export function outsideLabel(plan: Plan, thing: Thing): readonly [width: number, height: number] {
  return isLabelledOutside(thing) ? labelSize(plan, thing.id, 104) : [0, 0];
}
