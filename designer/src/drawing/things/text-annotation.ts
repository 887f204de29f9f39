import { node, path, short } from '../nodes.js';
import type { ElementDrawing } from '../elements/element-drawing.js';
import { placeText } from '../text/place-text.js';
import { fitText } from '../text/wrap.js';

/** A note: a bracket at the left of its words (BPMN §8.4.1). */
export const textAnnotation: ElementDrawing = ({ label }, { width, height }, look) => {
  const { lines, setting } = fitText(
    label,
    [width - 14, height - 4],
    [
      { fontSize: 13, lineHeight: 16 },
      { fontSize: 12, lineHeight: 15 },
      { fontSize: 11, lineHeight: 13 },
    ],
  );
  return [
    node('rect', { x: 0, y: 0, width: short(width), height: short(height), fill: look.body, 'fill-opacity': 0 }),
    path(`M12 0H0V${short(height)}H12`, { stroke: look.outline, 'stroke-width': look.lineWidth }),
    ...placeText(lines, [8, height / 2], setting, { fill: look.text, anchor: 'start' }),
  ];
};
