import type { Edge, EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Point } from '../../drawing/nodes.js';
import { withEnd, withStart, shiftedWay } from '../../document/ways/stretch.js';
import { DrawnNodes } from '../../viewer/DrawnNodes.js';
import { WayMark } from '../problems/Marks.js';
import { drawWay, type WayData } from './project-plane.js';

/** React Flow tells the outer edge of the still handle in the middle of a shape, which is one unit wide and high. */
const offHandle: Point = [1, 0.5];
/** As broad as a finger needs. */
const reach = 16;

/** A line: through its own points; while an end is dragged, the stretch next to it follows. */
export const WayEdge = memo(function WayEdge({ id, data, selected, sourceX, sourceY, targetX, targetY }: EdgeProps<Edge<WayData, 'way'>>) {
  if (!data) return null;
  const via = following(data, [sourceX - offHandle[0], sourceY - offHandle[1]], [targetX - offHandle[0], targetY - offHandle[1]]);
  return (
    <>
      <path
        className="way-reach"
        d={`M${via.map(([x, y]) => `${String(x)} ${String(y)}`).join('L')}`}
        fill="none"
        stroke="transparent"
        strokeWidth={reach}
      />
      <DrawnNodes nodes={drawWay(data, via, selected === true)} />
      <WayMark id={id} via={via} />
    </>
  );
});

function following({ via, from, to, line }: WayData, source: Point, target: Point): readonly Point[] {
  const byStart: Point = [source[0] - from[0], source[1] - from[1]];
  const byEnd: Point = [target[0] - to[0], target[1] - to[1]];
  const still = ([x, y]: Point): boolean => Math.abs(x) < 0.01 && Math.abs(y) < 0.01;
  if (still(byStart) && still(byEnd)) return via;
  const [first, last] = [via[0], via.at(-1)];
  if (!first || !last) return via;
  const together = Math.abs(byStart[0] - byEnd[0]) < 0.01 && Math.abs(byStart[1] - byEnd[1]) < 0.01;
  if (together || line.from === line.to) return shiftedWay(via, byStart);
  let way: readonly Point[] = via;
  if (!still(byStart)) way = withStart(way, [first[0] + byStart[0], first[1] + byStart[1]]);
  if (!still(byEnd)) way = withEnd(way, [last[0] + byEnd[0], last[1] + byEnd[1]]);
  return way;
}
