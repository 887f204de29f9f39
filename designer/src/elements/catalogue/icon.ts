import { drawingOf } from '../../drawing/elements/index.js';
import type { Size } from '../../drawing/elements/element-drawing.js';
import { group, type Bounds, type DrawingNode } from '../../drawing/nodes.js';
import type { ThingKind } from '../../drawing/read/diagram.js';
import { lookOf } from '../../drawing/states.js';
import { drawingThemes, type DrawingTheme } from '../../drawing/theme.js';
import { drawBand } from '../../drawing/things/band.js';
import { thingDrawings } from '../../drawing/things/index.js';
import type { CatalogueEntry } from './entry.js';

/** A small picture: its nodes, and the square that shows them whole. */
export interface EntryIcon {
  readonly viewBox: Bounds;
  readonly nodes: readonly DrawingNode[];
}

const sizes: Readonly<Record<Exclude<ThingKind, 'element'>, Size>> = {
  data: { width: 26, height: 34 },
  store: { width: 32, height: 30 },
  note: { width: 30, height: 28 },
  group: { width: 34, height: 30 },
};

/** How large an element is drawn: small enough for its lines to stay strong, large enough for its marks. */
function elementSize(type: string, raw: Readonly<Record<string, unknown>>, expanded: boolean): Size {
  if (type.endsWith('Event')) return { width: 32, height: 32 };
  if (type.endsWith('Gateway')) return { width: 36, height: 36 };
  const marked = raw['loopCharacteristics'] !== undefined || raw['isForCompensation'] === true;
  return marked ? { width: 46, height: 42, expanded } : { width: 38, height: 34, expanded };
}

/**
 * The icon of an entry: the element's own drawing, small and without a name, so that palette and canvas never differ. Decoration beside the entry's
 * name; it has no text of its own.
 */
export function iconOf({ thing }: CatalogueEntry, theme: DrawingTheme = drawingThemes.light): EntryIcon {
  const raw = thing.properties ?? {};
  if (thing.kind === 'pool' || thing.kind === 'lane') {
    const [width, height] = [72, 44];
    const empty = raw['blackBox'] === true;
    const isPool = thing.kind === 'pool';
    return framed(drawBand('', [0, 0, width, height], { horizontal: true, empty, isPool }, { ...theme, frame: theme.ink }), {
      width,
      height,
    });
  }
  const size = thing.kind === 'element' ? elementSize(thing.type, raw, thing.expanded === true) : sizes[thing.kind];
  const draw = thing.kind === 'element' ? drawingOf(thing.type) : thingDrawings[thing.kind];
  return framed(draw({ label: '', raw: { type: thing.type, ...raw } }, size, lookOf(theme, undefined, false)), size);
}

const margin = 3;

/** The nodes in the middle of a square. */
function framed(nodes: readonly DrawingNode[], { width, height }: Size): EntryIcon {
  const side = Math.max(width, height) + margin * 2;
  return { viewBox: [0, 0, side, side], nodes: [group(nodes, [(side - width) / 2, (side - height) / 2])] };
}
