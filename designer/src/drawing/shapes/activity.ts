import { group, node, short, type DrawingNode } from '../nodes.js';
import { fitText } from '../text/wrap.js';
import { nameSettings, placeText } from '../text/place-text.js';
import type { ElementDrawing } from '../elements/element-drawing.js';
import type { Raw } from '../read/values.js';
import type { Look } from '../states.js';
import { activityMarks, placeMarks } from './activity-marks.js';
import type { TaskIcon } from './task-icons.js';

/** How an activity's box is drawn. */
export interface ActivityBox {
  readonly icon?: TaskIcon;
  readonly border?: 'thick' | 'double';
  readonly isAdHoc?: boolean;
  /** Whether it may hold others. */
  readonly holds?: boolean;
}

const corner = 8;

/** A box with round corners, drawn from 0,0. */
export function box(
  width: number,
  height: number,
  look: Look,
  { inset = 0, fill = look.body, dash = look.dash, rx = corner } = {},
): DrawingNode {
  return node('rect', {
    x: inset,
    y: inset,
    width: short(Math.max(width - 2 * inset, 1)),
    height: short(Math.max(height - 2 * inset, 1)),
    rx: Math.max(rx - inset, 2),
    fill,
    stroke: look.outline,
    'stroke-width': look.lineWidth,
    'stroke-dasharray': dash,
  });
}

function frame(width: number, height: number, look: Look, { border }: ActivityBox, raw: Raw): readonly DrawingNode[] {
  // An event subprocess is dotted (BPMN §10.3.5).
  const dash = look.dash ?? (raw['triggeredByEvent'] === true ? '2 4' : undefined);
  const outline = border === 'thick' ? { ...look, lineWidth: look.lineWidth + 2.5 } : look;
  const outer = dash === undefined ? box(width, height, outline) : box(width, height, outline, { dash });
  return border === 'double' ? [outer, box(width, height, { ...look, lineWidth: 1.2 }, { inset: 4, fill: 'none' })] : [outer];
}

/** A task, a call or a subprocess: a box with its name, a small picture of its type, and marks at its foot (BPMN §10.3). */
export function activity(look: ActivityBox = {}): ElementDrawing {
  const { icon, isAdHoc = false, holds = false } = look;
  return (element, { width, height, expanded = false }, paint) => {
    const outline = frame(width, height, paint, look, element.raw);
    const marks = activityMarks(element.raw, { isAdHoc, isClosed: holds && !expanded });
    const foot = placeMarks(marks, [width, height], paint);
    if (holds && expanded) {
      const [title] = nameSettings;
      const { lines } = fitText(element.label, [width - 24, title.lineHeight], [{ ...title, weight: 'strong' }]);
      return [
        ...outline,
        ...placeText(lines, [12, 8 + title.lineHeight / 2], { ...title, weight: 'strong' }, { fill: paint.text, anchor: 'start' }),
        ...foot,
      ];
    }
    const [top, bottom] = [icon && height >= 48 ? 14 : 0, marks.length > 0 ? 18 : 0];
    const padding = width > 60 ? 8 : 3;
    const { lines, setting } = fitText(element.label, [width - padding * 2, height - top - bottom - 8], nameSettings);
    // A short name stands in the middle of the box, a long one below the picture.
    const needed = lines.length * setting.lineHeight;
    const middle = Math.min(Math.max(height / 2, top + 4 + needed / 2), height - bottom - 4 - needed / 2);
    return [
      ...outline,
      ...(icon ? [group(icon(paint), [6, 5])] : []),
      ...placeText(lines, [width / 2, middle], setting, { fill: paint.text }),
      ...foot,
    ];
  };
}
