import { group, path, type DrawingNode } from '../nodes.js';
import { member, rawOf, type Raw } from '../read/values.js';
import type { Look } from '../states.js';

const stroke = { 'stroke-width': 1.4, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' } as const;

type Mark = (look: Look) => DrawingNode;

const loop: Mark = ({ outline }) => path('M4.6 12.2a5.4 5.4 0 1 1 4.6 .3M4.8 8.6v3.8h-3.8', { stroke: outline, ...stroke });
const parallel: Mark = ({ outline }) => path('M3 2v11M7 2v11M11 2v11', { stroke: outline, 'stroke-width': 2 });
const sequential: Mark = ({ outline }) => path('M1.5 3.5h11M1.5 7.5h11M1.5 11.5h11', { stroke: outline, 'stroke-width': 2 });
const compensation: Mark = ({ outline }) => path('M7 3v9l-6 -4.5zM13 3v9l-6 -4.5z', { stroke: outline, ...stroke });
const adHoc: Mark = ({ outline }) => path('M1.5 9.5c1.6 -4 3.6 -3.6 5.5 -2s3.9 2 5.5 -2', { stroke: outline, 'stroke-width': 2.2 });
const closed: Mark = ({ outline }) => path('M.5 .5h13v13h-13zM7 3.5v7M3.5 7h7', { stroke: outline, 'stroke-width': 1.3 });

/** Marks at the foot of an activity, in BPMN's order (§10.3): how often it runs, compensation, ad hoc, and that its content is hidden. */
export function activityMarks(raw: Raw, { isAdHoc = false, isClosed = false } = {}): readonly Mark[] {
  const repeats = rawOf(member(raw, 'loopCharacteristics'));
  const repeating =
    repeats['type'] === 'standardLoopCharacteristics'
      ? [loop]
      : repeats['type'] === 'multiInstanceLoopCharacteristics'
        ? [repeats['sequential'] === true ? sequential : parallel]
        : [];
  return [
    ...repeating,
    ...(member(raw, 'isForCompensation') === true ? [compensation] : []),
    ...(isAdHoc ? [adHoc] : []),
    ...(isClosed ? [closed] : []),
  ];
}

/** The marks side by side in the middle of the foot. */
export function placeMarks(marks: readonly Mark[], [width, height]: readonly [number, number], look: Look): readonly DrawingNode[] {
  const step = 19;
  const left = width / 2 - (marks.length * step - 5) / 2;
  return marks.map((mark, index) => group([mark(look)], [left + index * step, height - 18]));
}
