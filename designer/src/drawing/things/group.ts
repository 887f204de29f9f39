import { node, short } from '../nodes.js';
import type { ElementDrawing } from '../elements/element-drawing.js';
import { labelSetting, placeText } from '../text/place-text.js';
import { fitText } from '../text/wrap.js';

/** A frame of dashes and dots around things that belong together (BPMN §8.4.1). */
export const groupFrame: ElementDrawing = ({ label }, { width, height }, look) => [
  node('rect', {
    x: 0,
    y: 0,
    width: short(width),
    height: short(height),
    rx: 10,
    fill: 'none',
    stroke: look.quiet,
    'stroke-width': 1.5,
    'stroke-dasharray': '9 5 2 5',
  }),
  ...placeText(fitText(label, [width - 24, 16], [labelSetting]).lines, [width / 2, 14], labelSetting, { fill: look.text }),
];
