import Box from '@mui/material/Box';
import { useViewport } from '@xyflow/react';
import { useState, type PointerEvent } from 'react';
import { resizeShape } from '../../document/index.js';
import { sizes } from '../../theme/index.js';
import { allSides, pulled, type Side } from '../canvas/resizing.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import { followPointer } from './follow-pointer.js';

type Bounds = readonly [number, number, number, number];

/** The handles stand outside, so that the shape itself can still be taken. */
const outside = 6;
const gap = 4;

/** Handles at the corners and sides of the chosen shape. Only the sketch follows the pointer; the document is told at the end. */
export function ResizeFrame({ id, label }: { readonly id: string; readonly label: string }) {
  const store = useDesignerStore();
  const at = useDesigner(({ document, plane }) => document.layout?.planes?.[plane]?.shapes?.[id]?.at) as Bounds | undefined;
  const { x, y, zoom } = useViewport();
  const [sketch, setSketch] = useState<Bounds>();
  if (!at) return null;
  const place = sketch ?? at;
  const [left, top] = [place[0] * zoom + x, place[1] * zoom + y];
  const [width, height] = [place[2] * zoom, place[3] * zoom];
  const shown = allSides.filter((side) => fits(side, width, height));
  const begin = (side: Side) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    const look = (moved: globalThis.PointerEvent): Bounds =>
      pulled(at, side, [(moved.clientX - event.clientX) / zoom, (moved.clientY - event.clientY) / zoom], moved.altKey);
    followPointer(event, {
      move: (moved) => setSketch(look(moved)),
      drop: (moved) => store.run(resizeShape(store.view().plane, id, look(moved))),
      end: () => setSketch(undefined),
    });
  };
  return (
    <>
      {sketch ? (
        <Box
          aria-hidden
          sx={{
            position: 'absolute',
            zIndex: 4,
            pointerEvents: 'none',
            border: sizes.ring,
            borderStyle: 'dashed',
            borderColor: 'primary.main',
          }}
          style={{ left, top, width, height }}
        />
      ) : null}
      {shown.map((side) => (
        <Box
          key={`${side.x} ${side.y}`}
          className="nopan nodrag follows resize-handle"
          data-side={`${side.x} ${side.y}`}
          title={label}
          onPointerDown={begin(side)}
          sx={{
            position: 'absolute',
            zIndex: 4,
            width: sizes.target,
            height: sizes.target,
            ml: `${-sizes.target / 2}px`,
            mt: `${-sizes.target / 2}px`,
            display: 'grid',
            placeItems: 'center',
            touchAction: 'none',
            cursor: side.x === 0 ? 'ns-resize' : side.y === 0 ? 'ew-resize' : side.x === side.y ? 'nwse-resize' : 'nesw-resize',
            '&::after': {
              content: '""',
              width: sizes.dot,
              height: sizes.dot,
              boxSizing: 'border-box',
              border: sizes.line,
              borderColor: 'primary.main',
              bgcolor: 'background.paper',
              borderRadius: '1px',
            },
          }}
          style={{
            left: left + width / 2 + side.x * (width / 2 + outside),
            top: top + height / 2 + side.y * (height / 2 + outside),
          }}
        />
      ))}
    </>
  );
}

/** On a small shape only what does not cover its neighbours is shown; one corner always is. */
function fits({ x, y }: Side, width: number, height: number): boolean {
  const three = sizes.target * 3 + gap;
  if (x === 0) return width >= three;
  if (y === 0) return height >= three;
  return (x === 1 && y === 1) || (width >= sizes.target && height >= sizes.target);
}
