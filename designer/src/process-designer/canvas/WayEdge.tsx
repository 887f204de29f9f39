import type { Edge, EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Point } from '../../drawing/nodes.js';
import { withEnd, withStart, shiftedWay } from '../../document/ways/stretch.js';
import { DrawnNodes } from '../../viewer/DrawnNodes.js';
import { WayMark } from '../problems/Marks.js';
import { useEndsAway, type EndsAway } from './dragging/stretched-ways.js';
import { drawWay, type WayData } from './project-plane.js';

/** As broad as a finger needs. */
const reach = 16;

/** A line: through its own points; while an end is dragged, the stretch next to it follows. */
export const WayEdge = memo(function WayEdge({ id, data, selected }: EdgeProps<Edge<WayData, 'way'>>) {
  const away = useEndsAway(id);
  if (!data) return null;
  const via = away ? following(data, away) : data.via;
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
}, sameWay);

/** What React Flow tells of the ends is of no interest: the line has its own points. */
function sameWay(one: EdgeProps<Edge<WayData, 'way'>>, other: EdgeProps<Edge<WayData, 'way'>>): boolean {
  return one.data === other.data && one.selected === other.selected && one.id === other.id;
}

function following({ via, line }: WayData, { from, to }: EndsAway): readonly Point[] {
  const still = ([x, y]: Point): boolean => x === 0 && y === 0;
  const [first, last] = [via[0], via.at(-1)];
  if (!first || !last) return via;
  // A loop goes along whole.
  if (line.from === line.to) return shiftedWay(via, from);
  let way: readonly Point[] = via;
  if (!still(from)) way = withStart(way, [first[0] + from[0], first[1] + from[1]]);
  if (!still(to)) way = withEnd(way, [last[0] + to[0], last[1] + to[1]]);
  return way;
}
