import { node, path, short } from '../nodes.js';
import { gateway } from '../shapes/gateway.js';
import { polygon, regular } from '../shapes/paths.js';
import type { ElementDrawing } from './element-drawing.js';

/** The first event decides: a diamond with two rings and a pentagon; one ring where it begins a process, a plus where all must come (BPMN §10.6.6). */
export const eventBasedGateway: ElementDrawing = gateway((unit, { outline }, raw) => {
  const begins = raw['instantiate'] === true;
  const ring = (radius: number) => node('circle', { cx: 0, cy: 0, r: short(radius), fill: 'none', stroke: outline, 'stroke-width': 1.2 });
  const arm = unit * 3;
  const mark =
    begins && raw['eventGatewayType'] === 'parallel'
      ? `M0 ${short(-arm)}V${short(arm)}M${short(-arm)} 0H${short(arm)}`
      : polygon(regular(5), [0, 0], arm);
  return [
    ring(unit * 5.4),
    ...(begins ? [] : [ring(unit * 4.3)]),
    path(mark, { stroke: outline, 'stroke-width': 1.3, 'stroke-linejoin': 'round' }),
  ];
});
