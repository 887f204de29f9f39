import { group, path, short } from '../nodes.js';
import type { ElementDrawing } from '../elements/element-drawing.js';

const arrow = 'M1 4.5h7v-3l5.5 5l-5.5 5v-3h-7z';

/** A sheet with a turned corner; bars where it is several, an arrow where it goes in or out of the process (BPMN §10.4.1). */
export const dataObject: ElementDrawing = ({ raw }, { width, height }, look) => {
  const fold = Math.min(12, width / 3);
  const [right, bottom] = [short(width), short(height)];
  const bars = [-5, 0, 5].map((at) => `M${short(width / 2 + at)} ${short(height - 13)}V${short(height - 4)}`).join('');
  return [
    path(`M0 0H${short(width - fold)}L${right} ${short(fold)}V${bottom}H0zM${short(width - fold)} 0V${short(fold)}H${right}`, {
      fill: look.body,
      stroke: look.outline,
      'stroke-width': look.lineWidth,
      'stroke-dasharray': look.dash,
      'stroke-linejoin': 'round',
    }),
    ...(raw['collection'] === true ? [path(bars, { stroke: look.outline, 'stroke-width': 2 })] : []),
    ...(raw['type'] === 'dataInput' || raw['type'] === 'dataOutput'
      ? [
          group(
            [path(arrow, { stroke: look.outline, 'stroke-width': 1.2, fill: raw['type'] === 'dataOutput' ? look.outline : look.body })],
            [3, 3],
          ),
        ]
      : []),
  ];
};

/** A drum (BPMN §10.4.1). */
export const dataStore: ElementDrawing = (_element, { width, height }, look) => {
  const [lid, right] = [Math.min(height / 6, 9), short(width)];
  const arc = (y: number, sweep: 0 | 1): string => `A${short(width / 2)} ${short(lid)} 0 0 ${sweep} ${right} ${short(y)}`;
  return [
    path(`M0 ${short(lid)}${arc(lid, 1)}V${short(height - lid)}A${short(width / 2)} ${short(lid)} 0 0 1 0 ${short(height - lid)}z`, {
      fill: look.body,
      stroke: look.outline,
      'stroke-width': look.lineWidth,
    }),
    path([0, 5, 10].map((down) => `M0 ${short(lid + down)}${arc(lid + down, 0)}`).join(''), { stroke: look.outline, 'stroke-width': 1.2 }),
  ];
};
