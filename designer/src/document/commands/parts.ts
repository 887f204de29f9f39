import { copyOf } from '../json-copy.js';
import { usualSize } from '../../drawing/read/sizes.js';
import type { ThingKind } from '../../drawing/read/diagram.js';
import type { CommandContext } from '../command.js';
import { prefixOf } from '../ids.js';
import {
  mapIn,
  planesIn,
  type Box,
  type EdgeEntry,
  type Entry,
  type EntryMap,
  type ShapeEntry,
  type Spot,
  type Told,
  type WritableProcess,
} from '../process-document.js';
import type { LineType } from '../rules/may-connect.js';

/** Something to be made: what the palette offers. */
export interface NewThing {
  readonly kind: ThingKind;
  /** BPMN's name of it: `userTask`, `textAnnotation`, `dataObjectReference`. */
  readonly type: string;
  /** What it says from the start, beside its name: the event of an event, the loop of an activity. */
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly name?: Told;
  readonly size?: readonly [width: number, height: number];
  /** Of a subprocess: shown with its content. */
  readonly expanded?: boolean;
}

/** Where something stands: the middle of its shape, and what contains it. */
export interface Place {
  readonly plane: string;
  readonly at: readonly [x: number, y: number];
  /** The process or subprocess; stored, never inferred from the drawing. */
  readonly scope: string;
  readonly lane?: string | undefined;
  /** Of a boundary event: the activity whose border it sits on. */
  readonly attachedTo?: string | undefined;
}

const maps: Readonly<Record<ThingKind, EntryMap>> = {
  element: 'elements',
  data: 'dataObjects',
  store: 'dataStores',
  note: 'artifacts',
  group: 'groups',
};

/** The size of a new thing. */
export function sizeOfNew({
  kind,
  type,
  size,
  expanded,
}: Pick<NewThing, 'kind' | 'type' | 'size' | 'expanded'>): readonly [number, number] {
  if (size) return size;
  if (expanded === true) return [360, 200];
  if (type === 'boundaryEvent') return [30, 30];
  return usualSize({ kind, type });
}

/** The shapes of a plane, open for changes. */
export function shapesIn(document: WritableProcess, plane: string): Record<string, ShapeEntry> | undefined {
  const planes = planesIn(document);
  return Object.hasOwn(planes, plane) ? ((planes[plane] as { shapes?: Record<string, ShapeEntry> }).shapes ??= {}) : undefined;
}

/** The edges of a plane, open for changes. */
export function edgesIn(document: WritableProcess, plane: string): Record<string, EdgeEntry> | undefined {
  const planes = planesIn(document);
  return Object.hasOwn(planes, plane) ? ((planes[plane] as { edges?: Record<string, EdgeEntry> }).edges ??= {}) : undefined;
}

/** A box around a middle; on whole units, so that what is aligned stays so. */
export function boxAround([x, y]: readonly [number, number], [width, height]: readonly [number, number]): Box {
  return [Math.round(x - width / 2), Math.round(y - height / 2), width, height];
}

/** Writes a new thing with its shape; the caller has asked the rules. */
export function writeThing(document: WritableProcess, { newId }: CommandContext, thing: NewThing, place: Place): string {
  const id = newId(prefixOf(thing.type));
  const { scope, lane, attachedTo, plane, at } = place;
  const isTyped = thing.kind !== 'group';
  const entry: Entry = {
    ...(isTyped ? { type: thing.type } : {}),
    ...(copyOf(thing.properties ?? {}) as Entry),
    ...(thing.name === undefined ? {} : { name: thing.name }),
    scope,
    ...(lane === undefined || thing.kind === 'note' || thing.kind === 'group' ? {} : { lane }),
    ...(attachedTo === undefined || thing.type !== 'boundaryEvent' ? {} : { attachedTo }),
  };
  mapIn(document, maps[thing.kind])[id] = entry;
  const shapes = shapesIn(document, plane);
  if (shapes)
    shapes[id] = {
      at: boxAround(at, sizeOfNew(thing)),
      ...(thing.expanded === true ? { expanded: true } : {}),
      ...(thing.type === 'exclusiveGateway' ? { markerVisible: true } : {}),
    };
  return id;
}

const lineMaps: Readonly<Record<LineType, EntryMap>> = {
  sequenceFlow: 'flows',
  messageFlow: 'messageFlows',
  conversationLink: 'messageFlows',
  association: 'artifacts',
  dataInputAssociation: 'dataAssociations',
  dataOutputAssociation: 'dataAssociations',
};

/** Writes a new line on a plane; without a way it is given one. */
export function writeLine(
  document: WritableProcess,
  { newId }: CommandContext,
  line: { readonly type: LineType; readonly from: string; readonly to: string; readonly scope?: string | undefined },
  plane: string,
  via?: readonly Spot[],
): string {
  const id = newId(prefixOf(line.type));
  mapIn(document, lineMaps[line.type])[id] = {
    ...(line.type === 'sequenceFlow' ? {} : { type: line.type }),
    from: line.from,
    to: line.to,
    ...(line.type === 'association' ? { direction: 'none' } : {}),
    ...(line.type === 'association' && line.scope !== undefined ? { scope: line.scope } : {}),
  };
  const edges = edgesIn(document, plane);
  if (edges) edges[id] = via ? { via: via.map(([x, y]): Spot => [x, y]) } : { auto: true };
  return id;
}

/** Farther out than any diagram; what is beyond was not meant. */
const farthest = 1_000_000;

/** Whether numbers can be places of a drawing. */
export function arePlaces(numbers: readonly number[]): boolean {
  return numbers.every((number) => Number.isFinite(number) && Math.abs(number) <= farthest);
}
