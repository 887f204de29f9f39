import type { Edge, Node } from '@xyflow/react';
import { drawingOf } from '../../drawing/elements/index.js';
import { lineDrawings, drawnPoints } from '../../drawing/lines/line-drawing.js';
import type { Bounds, DrawingNode, Point } from '../../drawing/nodes.js';
import { isContainer, isLabelledOutside, readDiagram, type Band, type Diagram, type Line, type Thing } from '../../drawing/read/diagram.js';
import { readPlane, type Place, type PlaneRead, type Way } from '../../drawing/read/plane.js';
import { lookOf } from '../../drawing/states.js';
import { labelOfLine, labelOfShape } from '../../drawing/text/labels.js';
import { imported, type DrawingTheme } from '../../drawing/theme.js';
import { drawBand } from '../../drawing/things/band.js';
import { dataObject, dataStore } from '../../drawing/things/data-object.js';
import { groupFrame } from '../../drawing/things/group.js';
import { textAnnotation } from '../../drawing/things/text-annotation.js';
import type { ProcessDraft } from '../../document/index.js';

/** What a shape on the canvas is drawn from. */
export interface ShapeData extends Record<string, unknown> {
  /** From its own upper left corner. */
  readonly drawing: readonly DrawingNode[];
  readonly label: string;
  readonly type: string;
  /** Frames of pools, lanes, groups and open subprocesses are taken at their border and their name, so that what is in them is reached. */
  readonly isFrame: boolean;
  readonly round: boolean;
}

/** What a label on the canvas is drawn from; `of` is what it names. */
export interface LabelData extends Record<string, unknown> {
  readonly drawing: readonly DrawingNode[];
  readonly of: string;
}

/** What a line on the canvas is drawn from. */
export interface WayData extends Record<string, unknown> {
  readonly line: Line;
  readonly via: readonly Point[];
  readonly auto: boolean;
  readonly isDefault: boolean;
  readonly isConditional: boolean;
  readonly stroke: string | undefined;
  readonly theme: DrawingTheme;
}

/** A plane as React Flow takes it. */
export interface ProjectedPlane {
  readonly nodes: readonly (Node<ShapeData, 'shape'> | Node<LabelData, 'label'>)[];
  readonly edges: readonly Edge<WayData, 'way'>[];
}

const labelEnd = ' label';
/** The id of a label's node. */
export const labelId = (id: string): string => `${id}${labelEnd}`;
/** What a node stands for: of a label's node what it names. No id of a document has a blank. */
export const labelOwner = (id: string): string => (id.endsWith(labelEnd) ? id.slice(0, -labelEnd.length) : id);

type ShapeNode = Node<ShapeData, 'shape'>;
type LabelNode = Node<LabelData, 'label'>;

interface Kept<T> {
  readonly keys: readonly unknown[];
  readonly made: T;
}

const sameKeys = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((key, index) => Object.is(key, other[index]));

/**
 * Turns planes of documents into React Flow's nodes and edges, which are only a picture of them: what has not changed since the last time is the very
 * same object, so that nothing of it is drawn again.
 */
export class PlaneProjector {
  private readonly shapes = new Map<string, Kept<readonly [ShapeNode, LabelNode?]>>();
  private readonly ways = new Map<string, Kept<readonly [Edge<WayData, 'way'>, LabelNode?]>>();

  constructor(
    private readonly theme: DrawingTheme,
    private readonly language: string,
  ) {}

  project(document: ProcessDraft, planeId: string): ProjectedPlane {
    const diagram = readDiagram(document, this.language);
    const plane = readPlane(diagram, planeId);
    const raw = document.layout?.planes?.[planeId];
    const nodes: (ShapeNode | LabelNode)[] = [];
    const labels: LabelNode[] = [];
    const edges: Edge<WayData, 'way'>[] = [];
    for (const [id, place] of plane.places) {
      const kept = this.shape(id, place, raw?.shapes?.[id], diagram);
      if (!kept) continue;
      nodes.push(kept[0]);
      if (kept[1]) labels.push(kept[1]);
    }
    for (const [id, way] of plane.ways) {
      const kept = this.way(id, way, raw?.edges?.[id], diagram, plane);
      if (!kept) continue;
      edges.push(kept[0]);
      if (kept[1]) labels.push(kept[1]);
    }
    for (const id of this.shapes.keys()) if (!plane.places.has(id)) this.shapes.delete(id);
    for (const id of this.ways.keys()) if (!plane.ways.has(id)) this.ways.delete(id);
    return { nodes: [...nodes, ...labels], edges };
  }

  private shape(id: string, place: Place, source: unknown, diagram: Diagram): readonly [ShapeNode, LabelNode?] | undefined {
    const [thing, band] = [diagram.things.get(id), diagram.bands.get(id)];
    if (!thing && !band) return undefined;
    const keys = [source, thing?.raw, thing?.label ?? band?.label, band?.scope, band?.parent];
    const known = this.shapes.get(id);
    if (known && sameKeys(known.keys, keys)) return known.made;
    const made = thing ? this.thing(thing, place, diagram) : band ? [this.band(band, place, diagram)] : undefined;
    if (!made) return undefined;
    this.shapes.set(id, { keys, made: made as readonly [ShapeNode, LabelNode?] });
    return made as readonly [ShapeNode, LabelNode?];
  }

  private thing(thing: Thing, place: Place, diagram: Diagram): readonly [ShapeNode, LabelNode?] {
    const { theme } = this;
    const plain = lookOf(theme, undefined, false);
    const look = {
      ...plain,
      ...(place.fill ? { body: imported(place.fill, 'fill', theme) } : {}),
      ...(place.stroke ? { outline: imported(place.stroke, 'stroke', theme) } : {}),
    };
    const [, , width, height] = place.at;
    const isOpen = isContainer(thing) && place.expanded === true;
    const size = { width, height, expanded: isOpen, markerVisible: place.markerVisible };
    const draw =
      thing.kind === 'element'
        ? drawingOf(thing.type)
        : { data: dataObject, store: dataStore, note: textAnnotation, group: groupFrame }[thing.kind];
    const isFrame = isOpen || thing.kind === 'group';
    const round = thing.type.endsWith('Event');
    const node = shapeNode(thing.id, place.at, depthOf(thing, diagram, isOpen), {
      drawing: draw(thing, size, look),
      label: thing.label,
      type: thing.type,
      isFrame,
      round,
    });
    if (!isLabelledOutside(thing)) return [node];
    const text =
      typeof thing.raw['state'] === 'string' && thing.raw['state'] !== '' ? `${thing.label} [${thing.raw['state']}]` : thing.label;
    const label = labelOfShape(text, place.at, place.label, thing.type === 'boundaryEvent', { fill: look.text, paper: theme.paper });
    return label ? [node, labelNode(thing.id, label.at, label.nodes)] : [node];
  }

  private band(band: Band, place: Place, diagram: Diagram): ShapeNode {
    const isPool = band.kind === 'pool';
    const empty = isPool && !diagram.processes.includes(band.scope);
    let depth = isPool ? 0 : 1;
    for (let parent = band.parent; parent !== '' && depth < 50; parent = diagram.bands.get(parent)?.parent ?? '') depth += 1;
    return shapeNode(band.id, place.at, depth, {
      drawing: drawBand(band.label, place.at, { horizontal: place.horizontal, empty, isPool }, this.theme),
      label: band.label,
      type: isPool ? 'participant' : 'lane',
      isFrame: !empty,
      round: false,
    });
  }

  private way(
    id: string,
    way: Way,
    source: unknown,
    diagram: Diagram,
    plane: PlaneRead,
  ): readonly [Edge<WayData, 'way'>, LabelNode?] | undefined {
    const line = diagram.lines.get(id);
    const [from, to] = [line && plane.places.get(line.from), line && plane.places.get(line.to)];
    if (!line || way.via.length === 0) return undefined;
    const start = diagram.things.get(line.from);
    const isDefault = start?.raw['default'] === id;
    const isConditional = line.raw['when'] !== undefined && start !== undefined && !start.type.endsWith('Gateway');
    const keys = [source, line.raw, line.label, from === undefined, to === undefined, isDefault, isConditional];
    const known = this.ways.get(id);
    if (known && sameKeys(known.keys, keys)) return known.made;
    const stroke = way.stroke ? imported(way.stroke, 'stroke', this.theme) : undefined;
    const auto = (source as { readonly auto?: unknown } | undefined)?.auto === true;
    const edge: Edge<WayData, 'way'> = {
      id,
      type: 'way',
      // A line that ends on a line has no node there: then on itself, which keeps it drawn.
      source: from ? line.from : to ? line.to : '',
      target: to ? line.to : from ? line.from : '',
      zIndex: 50,
      data: {
        line,
        via: drawnPoints(way.via),
        auto,
        isDefault,
        isConditional,
        stroke,
        theme: this.theme,
      },
      selectable: true,
      focusable: false,
    };
    if (edge.source === '') return undefined;
    const label = labelOfLine(line.label, way.via, way.label, { fill: stroke ?? this.theme.quiet, paper: this.theme.paper });
    const made: readonly [Edge<WayData, 'way'>, LabelNode?] = label ? [edge, labelNode(id, label.at, label.nodes)] : [edge];
    this.ways.set(id, { keys, made });
    return made;
  }
}

/** How a line is drawn through points. */
export function drawWay(
  { line, theme, stroke, isDefault, isConditional }: WayData,
  via: readonly Point[],
  isChosen: boolean,
): readonly DrawingNode[] {
  const isFlow = line.kind === 'sequence';
  const colour = isChosen ? theme.accent : (stroke ?? (isFlow ? theme.ink : theme.quiet));
  const width = isChosen ? 2 : isFlow ? 1.5 : 1.4;
  return lineDrawings[line.kind](via, { colour, width, paper: theme.paper }, line, { isDefault, isConditional });
}

function depthOf(thing: Thing, { things }: Diagram, isOpen: boolean): number {
  if (thing.kind === 'group') return 90;
  let depth = 0;
  for (let around = things.get(thing.scope); around && depth < 30; around = things.get(around.scope)) depth += 1;
  if (isOpen) return 10 + depth;
  return thing.type === 'boundaryEvent' ? 110 : 100;
}

/** One still handle in the middle: lines are drawn from their own points, React Flow only learns who belongs together. */
function handlesOf(width: number, height: number) {
  const middle = { x: width / 2, y: height / 2, width: 1, height: 1, position: 'right' as never };
  return [
    { ...middle, type: 'source' as const },
    { ...middle, type: 'target' as const },
  ];
}

function shapeNode(id: string, [x, y, width, height]: Bounds, zIndex: number, data: ShapeData): ShapeNode {
  return {
    id,
    type: 'shape',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    handles: handlesOf(width, height),
    zIndex,
    data,
    focusable: false,
    connectable: false,
    className: data.isFrame ? 'frame held' : 'held',
  };
}

function labelNode(of: string, [x, y, width, height]: Bounds, nodes: readonly DrawingNode[]): LabelNode {
  return {
    id: labelId(of),
    type: 'label',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    zIndex: 120,
    data: { of, drawing: nodes.map((node) => shiftedNode(node, x, y)) },
    focusable: false,
    connectable: false,
    selectable: false,
    className: 'held',
    domAttributes: { 'aria-hidden': true },
  };
}

/** A label is drawn where it stands; its node begins at its corner. */
function shiftedNode(node: DrawingNode, x: number, y: number): DrawingNode {
  return { tag: 'g', attributes: { transform: `translate(${-x} ${-y})` }, children: [node] };
}
