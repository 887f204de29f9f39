import Box from '@mui/material/Box';
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { DrawnNodes } from '../../viewer/DrawnNodes.js';
import { ShapeMark } from '../problems/Marks.js';
import type { LabelData, ShapeData } from './project-plane.js';

/** Where a frame is taken: its border. */
const gripWidth = 12;
/** The name of a pool or lane stands in a header of this breadth. */
const header = 30;

/** A shape: the drawing of its element, and a frame around it when it is chosen. */
export const ShapeNode = memo(function ShapeNode({ id, data, width = 0, height = 0, selected }: NodeProps<Node<ShapeData, 'shape'>>) {
  const { drawing, isFrame, round, type } = data;
  const hasHeader = type === 'participant' || type === 'lane';
  return (
    <>
      {/* React Flow measures what has these classes: lines between shapes begin there. */}
      <div className="source target heart" data-handlepos="right" />
      <svg width={width} height={height} className="drawn" aria-hidden>
        <DrawnNodes nodes={drawing} />
        {isFrame ? (
          <>
            <rect
              className="grip"
              width={width}
              height={height}
              fill="none"
              stroke="transparent"
              strokeWidth={gripWidth}
              pointerEvents="stroke"
            />
            <rect
              className="grip"
              width={hasHeader ? header : width}
              height={hasHeader ? height : header}
              fill="transparent"
              pointerEvents="fill"
            />
          </>
        ) : null}
        {selected ? (
          round ? (
            <circle className="chosen" cx={width / 2} cy={height / 2} r={width / 2 + 5} />
          ) : (
            <rect className="chosen" x={-5} y={-5} width={width + 10} height={height + 10} rx={6} />
          )
        ) : null}
      </svg>
      <ShapeMark id={id} />
    </>
  );
}, sameShape);

function sameShape(one: NodeProps<Node<ShapeData, 'shape'>>, other: NodeProps<Node<ShapeData, 'shape'>>): boolean {
  return one.data === other.data && one.selected === other.selected && one.width === other.width && one.height === other.height;
}

/** The name of a shape or of a line, where it stands outside of it. */
export const LabelNode = memo(
  function LabelNode({ data, width = 0, height = 0 }: NodeProps<Node<LabelData, 'label'>>) {
    return (
      <Box component="svg" width={width} height={height} className="drawn" aria-hidden>
        <DrawnNodes nodes={data.drawing} />
      </Box>
    );
  },
  (one, other) => one.data === other.data,
);
