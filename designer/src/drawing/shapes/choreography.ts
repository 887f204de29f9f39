import { path, short } from '../nodes.js';
import { fitText } from '../text/wrap.js';
import { nameSettings, placeText } from '../text/place-text.js';
import type { ElementDrawing } from '../elements/element-drawing.js';
import { activityMarks, placeMarks } from './activity-marks.js';
import { box } from './activity.js';
import { polygon } from './paths.js';

/** A box between two bands for the participants (BPMN §11.4). */
export function choreography({
  border = 'thin',
  holds = false,
}: { readonly border?: 'thin' | 'thick'; readonly holds?: boolean } = {}): ElementDrawing {
  return (element, { width, height, expanded = false }, look) => {
    const outline = border === 'thick' ? { ...look, lineWidth: look.lineWidth + 2.5 } : look;
    const band = Math.min(20, height / 4);
    const marks = holds && !expanded ? activityMarks(element.raw, { isClosed: true }) : [];
    const foot = marks.length > 0 ? 18 : 0;
    const { lines, setting } = fitText(element.label, [width - 16, height - band * 2 - 4 - foot], nameSettings);
    return [
      box(width, height, outline),
      path(`M0 ${short(band)}H${short(width)}M0 ${short(height - band)}H${short(width)}`, {
        stroke: look.outline,
        'stroke-width': look.lineWidth,
      }),
      path(`M8 ${short(height)}h${short(width - 16)}a8 8 0 0 0 8 -8V${short(height - band)}H0V${short(height - 8)}a8 8 0 0 0 8 8z`, {
        fill: look.outline,
        'fill-opacity': 0.12,
      }),
      ...placeText(lines, [width / 2, (height - foot) / 2], setting, { fill: look.text }),
      ...placeMarks(marks, [width, height - band + 1], look),
    ];
  };
}

/** A hexagon (BPMN §9.4). */
export function conversation({
  border = 'thin',
  holds = false,
}: { readonly border?: 'thin' | 'thick'; readonly holds?: boolean } = {}): ElementDrawing {
  return (element, { width, height }, look) => {
    const side = Math.min(width / 4, height / 2);
    const corners = [
      [side, 0],
      [width - side, 0],
      [width, height / 2],
      [width - side, height],
      [side, height],
      [0, height / 2],
    ] as const;
    const { lines, setting } = fitText(element.label, [width - side * 1.2, height - 8 - (holds ? 16 : 0)], nameSettings);
    return [
      path(polygon(corners), {
        fill: look.body,
        stroke: look.outline,
        'stroke-width': look.lineWidth + (border === 'thick' ? 2.5 : 0),
        'stroke-dasharray': look.dash,
        'stroke-linejoin': 'round',
      }),
      ...placeText(lines, [width / 2, height / 2 - (holds ? 7 : 0)], setting, { fill: look.text }),
      ...placeMarks(holds ? activityMarks(element.raw, { isClosed: true }) : [], [width, height], look),
    ];
  };
}
