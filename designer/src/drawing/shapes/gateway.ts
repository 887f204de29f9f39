import { node, path, short, type DrawingNode } from '../nodes.js';
import type { ElementDrawing, Size } from '../elements/element-drawing.js';
import type { Look } from '../states.js';
import type { Raw } from '../read/values.js';

/** What is drawn inside a diamond, around its middle; `unit` is a tenth of the diamond's half. */
export type DiamondMark = (unit: number, look: Look, raw: Raw, size: Size) => readonly DrawingNode[];

/** A diamond with a mark (BPMN §10.6). */
export function gateway(mark: DiamondMark): ElementDrawing {
  return (element, size, look) => {
    const { width, height } = size;
    const [cx, cy] = [width / 2, height / 2];
    const outline = `M${short(cx)} 0L${short(width)} ${short(cy)}L${short(cx)} ${short(height)}L0 ${short(cy)}z`;
    return [
      path(outline, {
        fill: look.body,
        stroke: look.outline,
        'stroke-width': look.lineWidth,
        'stroke-dasharray': look.dash,
        'stroke-linejoin': 'round',
      }),
      node('g', { transform: `translate(${short(cx)} ${short(cy)})` }, mark(Math.min(cx, cy) / 10, look, element.raw, size)),
    ];
  };
}

/** Bars through the middle, turned as told. */
export function bars(angles: readonly number[], arm: number, { outline }: Look): DrawingNode {
  const d = angles.map((angle) => {
    const [x, y] = [Math.cos((angle * Math.PI) / 180) * arm, Math.sin((angle * Math.PI) / 180) * arm];
    return `M${short(-x)} ${short(-y)}L${short(x)} ${short(y)}`;
  });
  return path(d.join(''), { stroke: outline, 'stroke-width': 3 });
}
