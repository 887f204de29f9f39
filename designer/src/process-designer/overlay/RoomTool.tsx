import Box from '@mui/material/Box';
import { useReactFlow, useViewport } from '@xyflow/react';
import { useState, type PointerEvent } from 'react';
import { makeRoom } from '../../document/index.js';
import { sizes } from '../../theme/index.js';
import { useDesignerStore } from '../state/use-designer.js';
import type { DesignerTexts } from '../texts.js';
import { followPointer } from './follow-pointer.js';
import { Hint } from './Hint.js';

interface Push {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly by: number;
}

const step = 10;

/** The space tool: pressed somewhere and dragged, everything beyond that line moves on or back. It stays until it is left. */
export function RoomTool({ texts, onDone }: { readonly texts: DesignerTexts; readonly onDone: () => void }) {
  const store = useDesignerStore();
  const flow = useReactFlow();
  const { x, y, zoom } = useViewport();
  const [push, setPush] = useState<Push>();
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const start = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    const look = (moved: globalThis.PointerEvent): Push => {
      const [dx, dy] = [(moved.clientX - event.clientX) / zoom, (moved.clientY - event.clientY) / zoom];
      const axis = Math.abs(dx) >= Math.abs(dy) ? 'x' : 'y';
      return { axis, at: Math.round(start[axis]), by: Math.round((axis === 'x' ? dx : dy) / step) * step };
    };
    followPointer(event, {
      move: (moved) => setPush(look(moved)),
      drop: (moved) => {
        const { axis, at, by } = look(moved);
        if (by !== 0) store.run(makeRoom(store.view().plane, axis, at, by));
        onDone();
      },
      end: () => setPush(undefined),
    });
  };
  const isAcross = push?.axis === 'x';
  const line = push ? push.at * zoom + (isAcross ? x : y) : 0;
  const far = push ? push.by * zoom : 0;
  const along = { start: Math.min(line, line + far), size: Math.abs(far) };
  return (
    <Box
      className="nopan room-tool"
      onPointerDown={begin}
      sx={{
        position: 'absolute',
        inset: 0,
        zIndex: 4,
        cursor: push ? (isAcross ? 'ew-resize' : 'ns-resize') : 'crosshair',
        touchAction: 'none',
      }}
    >
      <Hint>{push ? texts.room(push.by) : texts.roomHint}</Hint>
      {push ? (
        <Box
          aria-hidden
          sx={{
            position: 'absolute',
            bgcolor: 'action.selected',
            borderColor: 'primary.main',
            borderStyle: 'dashed',
            borderWidth: 0,
            ...(isAcross ? { top: 0, bottom: 0, borderLeftWidth: sizes.ring } : { left: 0, right: 0, borderTopWidth: sizes.ring }),
          }}
          style={isAcross ? { left: along.start, width: along.size } : { top: along.start, height: along.size }}
        />
      ) : null}
    </Box>
  );
}
