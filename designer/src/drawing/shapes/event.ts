import { group, node, short, type DrawingNode } from '../nodes.js';
import { member, rawOf, textOf, type Raw } from '../read/values.js';
import type { ElementDrawing } from '../elements/element-drawing.js';
import { eventMark } from './event-marks.js';

/** The mark's name: a multiple event of which everything must happen has its own. */
function markOf(raw: Raw): string {
  const event = rawOf(member(raw, 'event'));
  const type = textOf(member(event, 'type'));
  return type === 'multiple' && member(event, 'parallel') === true ? 'parallelMultiple' : type;
}

/** How an event's rings are drawn. */
interface Rings {
  readonly rings: 'thin' | 'double' | 'thick';
  readonly throws: boolean;
  /** Whether it leaves the surrounding activity under way: its rings are dashed. */
  readonly isDashed?: (raw: Raw) => boolean;
}

/** A ring with the mark of its event definition (BPMN §10.5). */
export function event({ rings, throws, isDashed }: Rings): ElementDrawing {
  return (element, { width, height }, look) => {
    const r = Math.min(width, height) / 2;
    // Long dashes in a small ring look like a cogwheel.
    const dash = (look.dash && '3 2.5') ?? (isDashed?.(element.raw) === true ? '4.5 3' : undefined);
    const ring = (radius: number, lineWidth: number, fill: string): DrawingNode =>
      node('circle', { cx: 0, cy: 0, r: short(radius), fill, stroke: look.outline, 'stroke-width': lineWidth, 'stroke-dasharray': dash });
    const outer = rings === 'thick' ? [ring(r - 1, Math.max(3.5, look.lineWidth + 1.5), look.body)] : [ring(r, look.lineWidth, look.body)];
    const inner = rings === 'double' ? [ring(Math.max(r - 3.5, 1), Math.min(look.lineWidth, 1.5), 'none')] : [];
    const paint = { ink: look.outline, body: look.body, filled: throws };
    return [
      group([...outer, ...inner, ...eventMark(markOf(element.raw), rings === 'thick' ? r - 1.5 : r - 1, paint)], [width / 2, height / 2]),
    ];
  };
}
