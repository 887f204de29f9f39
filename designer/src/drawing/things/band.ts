import { node, short, type Bounds, type DrawingNode } from '../nodes.js';
import { placeText } from '../text/place-text.js';
import { fitText } from '../text/wrap.js';
import type { DrawingTheme } from '../theme.js';

/** How broad the header of a pool or lane is. */
export const bandHeader = 30;

/** A pool or a lane: a frame with its name along the side, or across the whole where nothing is inside (BPMN §9.2, §10.7). */
export function drawBand(
  label: string,
  [, , width, height]: Bounds,
  { horizontal, empty, isPool }: { readonly horizontal: boolean; readonly empty: boolean; readonly isPool: boolean },
  theme: DrawingTheme,
): readonly DrawingNode[] {
  const weight = isPool ? 'strong' : 'regular';
  const settings = [
    { fontSize: 14, lineHeight: 17, weight },
    { fontSize: 12, lineHeight: 14, weight },
  ] as const;
  const line = { stroke: theme.frame, 'stroke-width': isPool ? 1.5 : 1 };
  const outline = node('rect', { x: 0, y: 0, width: short(width), height: short(height), fill: theme.paper, ...line });
  if (empty) {
    const { lines, setting } = fitText(label, [width - 16, height - 8], settings);
    return [
      { ...outline, attributes: { ...outline.attributes, fill: theme.header } },
      ...placeText(lines, [width / 2, height / 2], setting, { fill: theme.text }),
    ];
  }
  const head = horizontal ? { width: bandHeader, height: short(height) } : { width: short(width), height: bandHeader };
  const room = horizontal ? height : width;
  const { lines, setting } = fitText(label, [room - 12, bandHeader - 2], settings);
  const name = placeText(lines, [room / 2, bandHeader / 2], setting, { fill: isPool ? theme.text : theme.quiet });
  return [
    outline,
    node('rect', { x: 0, y: 0, ...head, fill: theme.header, ...line }),
    horizontal ? node('g', { transform: `translate(0 ${short(height)}) rotate(-90)` }, name) : node('g', {}, name),
  ];
}
