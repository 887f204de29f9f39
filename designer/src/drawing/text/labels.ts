import { node, short, type Bounds, type DrawingNode, type Point } from '../nodes.js';
import { widthOf } from './measure.js';
import { labelSetting, placeText, widest, type Anchor } from './place-text.js';
import { cutLines, wrapText } from './wrap.js';

/** A label as drawn: its nodes, and the room it takes. */
export interface PlacedLabel {
  readonly nodes: readonly DrawingNode[];
  readonly at: Bounds;
}

/** How a label is painted; `paper` is what stands behind it, so that lines do not run through letters. */
export interface LabelPaint {
  readonly fill: string;
  readonly paper: string;
}

const mostLines = 6;
/** Rather than breaking a word, a label grows to this width. */
const widestWord = 150;

/** Where a label hangs: by the middle of its upper, lower or side edge. */
interface Hook {
  readonly point: Point;
  readonly anchor: Anchor;
  /** Which edge of the text is at the point's height. */
  readonly edge: 'top' | 'middle' | 'bottom';
}

function hung(text: string, width: number, { point: [x, y], anchor, edge }: Hook, { fill, paper }: LabelPaint): PlacedLabel | undefined {
  const words = Math.max(...text.split(/\s+/).map((word) => widthOf(word, labelSetting.fontSize)));
  const room = Math.max(width, Math.min(words + 1, widestWord));
  const lines = cutLines(wrapText(text, room, labelSetting), mostLines);
  if (lines.length === 0) return undefined;
  const height = lines.length * labelSetting.lineHeight;
  const top = edge === 'top' ? y : edge === 'bottom' ? y - height : y - height / 2;
  const wide = widest(lines, labelSetting);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  const back = { x: short(left - 2), y: short(top), width: short(wide + 4), height: short(height), rx: 3 };
  return {
    nodes: [
      node('rect', { ...back, fill: paper, 'fill-opacity': 0.82 }),
      ...placeText(lines, [x, top + height / 2], labelSetting, { fill, anchor }),
    ],
    at: [left, top, wide, height],
  };
}

/** The usual width of a label. */
export const labelWidth = 104;

/** The name of an event, gateway or data: where the layout has it, else below; of a boundary event, beside its foot. */
export function labelOfShape(
  text: string,
  at: Bounds,
  label: Bounds | undefined,
  isBoundary: boolean,
  paint: LabelPaint,
): PlacedLabel | undefined {
  const [x, y, width, height] = at;
  const middle = x + width / 2;
  if (!label) {
    if (isBoundary) return hung(text, 84, { point: [x + width + 3, y + height - 2], anchor: 'start', edge: 'top' }, paint);
    return hung(text, labelWidth, { point: [middle, y + height + 4], anchor: 'middle', edge: 'top' }, paint);
  }
  const [left, top, wide, high] = label;
  const anchor = left >= middle ? 'start' : left + wide <= middle ? 'end' : 'middle';
  const edge = top >= y + height - 6 ? 'top' : top + high <= y + 6 ? 'bottom' : 'middle';
  const point: Point = [
    anchor === 'start' ? left : anchor === 'end' ? left + wide : left + wide / 2,
    edge === 'top' ? top : edge === 'bottom' ? top + high : top + high / 2,
  ];
  // Another language may need more room than the one the layout was made in.
  return hung(text, Math.max(wide, anchor === 'middle' ? 88 : 60), { point, anchor, edge }, paint);
}

/** A label leans on the upright line that it stands beside. */
function leaning([x, y, width, height]: Bounds, via: readonly Point[]): Anchor {
  const beside = (edge: number): boolean =>
    via.some(([px, py], index) => {
      const [nextX, nextY] = via[index + 1] ?? [px, py];
      const [top, bottom] = [Math.min(py, nextY), Math.max(py, nextY)];
      return px === nextX && Math.abs(px - edge) <= 10 && y < bottom && y + height > top;
    });
  if (beside(x)) return 'start';
  return beside(x + width) ? 'end' : 'middle';
}

/** The name of a line: where the layout has it, else at its first stretch that has room. */
export function labelOfLine(text: string, via: readonly Point[], label: Bounds | undefined, paint: LabelPaint): PlacedLabel | undefined {
  if (label) {
    const [x, y, width, height] = label;
    const anchor = leaning(label, via);
    const left = anchor === 'start' ? x : anchor === 'end' ? x + width : x + width / 2;
    return hung(text, Math.max(width, 48), { point: [left, y + height / 2], anchor, edge: 'middle' }, paint);
  }
  const stretches = via.slice(1).map((to, index) => [via[index] ?? to, to] as const);
  const [from, to] =
    stretches.find(([[x, y], [nextX, nextY]]) => Math.abs(nextX - x) > 50 || Math.abs(nextY - y) > 30) ?? stretches[0] ?? [];
  if (!from || !to) return undefined;
  const isUpright = Math.abs(to[1] - from[1]) > Math.abs(to[0] - from[0]);
  if (isUpright)
    return hung(text, 90, { point: [from[0] + 5, from[1] + Math.sign(to[1] - from[1]) * 22], anchor: 'start', edge: 'middle' }, paint);
  const room = Math.max(Math.abs(to[0] - from[0]) - 20, 60);
  const toRight = to[0] >= from[0];
  return hung(
    text,
    Math.min(room, 130),
    { point: [from[0] + (toRight ? 6 : -6), from[1] - 3], anchor: toRight ? 'start' : 'end', edge: 'bottom' },
    paint,
  );
}
