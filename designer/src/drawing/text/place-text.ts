import { node, short, type DrawingNode } from '../nodes.js';
import { widthOf } from './measure.js';
import type { Setting } from './wrap.js';

export type Anchor = 'start' | 'middle' | 'end';

/** The sizes a name inside a shape may have: as large as it fits. */
export const nameSettings: readonly [Setting, ...Setting[]] = [
  { fontSize: 14, lineHeight: 17 },
  { fontSize: 13, lineHeight: 16 },
  { fontSize: 12, lineHeight: 15 },
  { fontSize: 11, lineHeight: 13 },
];
/** Labels under events and gateways and beside flows. */
export const labelSetting: Setting = { fontSize: 13, lineHeight: 16 };

/** Lines around a middle height. */
export function placeText(
  lines: readonly string[],
  [x, middle]: readonly [number, number],
  { fontSize, lineHeight, weight }: Setting,
  { fill, anchor = 'middle' }: { readonly fill: string; readonly anchor?: Anchor },
): readonly DrawingNode[] {
  if (lines.length === 0) return [];
  const first = middle - ((lines.length - 1) * lineHeight) / 2 + fontSize * 0.36;
  const spans = lines.map((line, index) => node('tspan', { x: short(x), y: short(first + index * lineHeight) }, [line]));
  return [
    node('text', { 'font-size': fontSize, 'font-weight': weight === 'strong' ? 550 : undefined, fill, 'text-anchor': anchor }, spans),
  ];
}

/** The widest of some lines. */
export function widest(lines: readonly string[], { fontSize, weight }: Setting): number {
  return Math.max(0, ...lines.map((line) => widthOf(line, fontSize, weight)));
}
