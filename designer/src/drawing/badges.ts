import { group, node, path, short, type Bounds, type DrawingNode } from './nodes.js';
import { polygon } from './shapes/paths.js';
import type { StepState } from './states.js';
import { placeText, widest } from './text/place-text.js';
import type { DrawingTheme } from './theme.js';

const disc = (fill: string, edge: string): DrawingNode => node('circle', { cx: 0, cy: 0, r: 9, fill, stroke: edge, 'stroke-width': 1.5 });
const stroke = (d: string, colour: string): DrawingNode =>
  path(d, { stroke: colour, 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });

/** The mark that names a state, around 0,0: its shape differs, so that nobody needs the colour. */
export function stateMark(state: StepState, theme: DrawingTheme): readonly DrawingNode[] {
  const { accent, onAccent, bad, onBad, paper, quiet } = theme;
  if (state === 'done') return [disc(accent, paper), stroke('M-4 .2L-1.2 3.2L4.2 -3', onAccent)];
  if (state === 'present') return [disc(accent, paper), path('M-2.6 -4.4L4.6 0L-2.6 4.4z', { fill: onAccent })];
  if (state === 'cancelled') return [disc(paper, quiet), stroke('M-3.2 -3.2L3.2 3.2M3.2 -3.2L-3.2 3.2', quiet)];
  return [
    path(
      polygon([
        [0, -11],
        [11, 8.5],
        [-11, 8.5],
      ]),
      { fill: bad, stroke: paper, 'stroke-width': 1.5, 'stroke-linejoin': 'round' },
    ),
    stroke('M0 -4.2V1.6M0 5.2V5.3', onBad),
  ];
}

/** What stands at the corner of a step: its state, and how many times it was done where that is more than once. */
export function badge(at: Bounds, state: StepState, count: number, theme: DrawingTheme, isAttached = false): readonly DrawingNode[] {
  const [x, y, width] = at;
  const isSmall = width <= 60;
  // A ring and a diamond have no corner: the mark stands on their outline; of a boundary event outside of its host.
  const corner = !isSmall
    ? ([x + width - 4, y + 2] as const)
    : isAttached
      ? ([x + width * 0.1, y + at[3] * 0.92] as const)
      : ([x + width * 0.78, y + at[3] * 0.2] as const);
  const times = count > 1 ? [`×${count > 999 ? '999+' : count}`] : [];
  const setting = { fontSize: 11, lineHeight: 13, weight: 'strong' } as const;
  const wide = widest(times, setting) + 10;
  const left = corner[0] - 12 - wide;
  return [
    ...(times.length > 0 && !isSmall
      ? [
          node('rect', {
            x: short(left),
            y: short(corner[1] - 8),
            width: short(wide),
            height: 16,
            rx: 8,
            fill: theme.paper,
            stroke: state === 'incident' ? theme.bad : theme.accent,
            'stroke-width': 1.2,
          }),
          ...placeText(times, [left + wide / 2, corner[1]], setting, { fill: state === 'incident' ? theme.bad : theme.accent }),
        ]
      : []),
    group([group(stateMark(state, theme), [0, 0], isSmall ? { transform: 'scale(0.85)' } : {})], corner),
  ];
}

/** The frames around what is selected and what has the focus: one whole, one of dashes, so that both can be seen at once. */
export function frames(
  at: Bounds,
  { selected, focus }: { readonly selected: boolean; readonly focus: boolean },
  theme: DrawingTheme,
): readonly DrawingNode[] {
  const frame = (by: number, attributes: Readonly<Record<string, string | number>>): DrawingNode =>
    node('rect', {
      x: short(at[0] - by),
      y: short(at[1] - by),
      width: short(at[2] + by * 2),
      height: short(at[3] + by * 2),
      rx: 10 + by / 2,
      fill: 'none',
      stroke: theme.accent,
      ...attributes,
    });
  return [
    ...(selected ? [frame(6, { 'stroke-width': 2.5 })] : []),
    ...(focus ? [frame(10, { 'stroke-width': 2, 'stroke-dasharray': '5 4', 'stroke-linecap': 'round' })] : []),
  ];
}
