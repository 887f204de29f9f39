import { spaces } from './bpmn/spaces.js';
import type { Fields } from './bpmn/context.js';
import { attributeOf, elementsOf, type XmlElement } from './xml/index.js';

export function numberOf(element: XmlElement, name: string): number {
  const text = attributeOf(element, name)?.trim() ?? '';
  return text === '' ? Number.NaN : Number(text.replace(',', '.'));
}

export const boundsWords: readonly string[] = ['x', 'y', 'width', 'height'];

export function boundsOf(element: XmlElement | undefined): readonly number[] | undefined {
  const bounds = element && elementsOf(element).find(({ local, space }) => local === 'Bounds' && space === spaces.bounds);
  if (bounds === undefined) return undefined;
  const at = boundsWords.map((name) => numberOf(bounds, name));
  return at.every(Number.isFinite) ? at : undefined;
}

export function labelOf(element: XmlElement): XmlElement | undefined {
  return elementsOf(element).find(({ local, space }) => local === 'BPMNLabel' && space === spaces.diagram);
}

export const flags: Readonly<Record<string, string>> = {
  isExpanded: 'expanded',
  isHorizontal: 'horizontal',
  isMarkerVisible: 'markerVisible',
};

/** `#rrggbb` of what tools write as a colour; `undefined` for what is none. */
function colour(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (/^#[0-9A-Fa-f]{6}$/.test(value)) return value;
  const short = /^#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])$/.exec(value);
  return short === null
    ? undefined
    : `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`;
}

/** The colours of a shape or line. */
export function coloursOf(element: XmlElement, isShape: boolean): Fields {
  const fill = isShape
    ? (colour(attributeOf(element, 'background-color', spaces.inColour)) ?? colour(attributeOf(element, 'fill', spaces.colour)))
    : undefined;
  const stroke = colour(attributeOf(element, 'border-color', spaces.inColour)) ?? colour(attributeOf(element, 'stroke', spaces.colour));
  return { ...(fill === undefined ? {} : { fill }), ...(stroke === undefined ? {} : { stroke }) };
}

export function waypointsOf(element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).filter(({ local, space }) => local === 'waypoint' && space === spaces.line);
}

/** The ids that a shape or line gets where its file had none to keep. */
export function drawnIds(target: string, plane: string): readonly string[] {
  return [`${target}_di`, `${target}_${plane}_di`];
}

/** The colours of a shape or line as its file says them, in both ways there are. */
export function colourWords({ fill, stroke }: Fields): readonly (readonly [string, string, unknown])[] {
  const all: readonly (readonly [string, string, unknown])[] = [
    [spaces.colour, 'fill', fill],
    [spaces.colour, 'stroke', stroke],
    [spaces.inColour, 'background-color', fill],
    [spaces.inColour, 'border-color', stroke],
  ];
  return all.filter(([, , value]) => typeof value === 'string');
}
