import Box from '@mui/material/Box';
import { useViewport } from '@xyflow/react';
import type { Connecting } from './use-connecting.js';
import { RefusalChip } from './RefusalChip.js';
import { useScreenPlace } from './use-screen-place.js';

/** The line that is being drawn, and why it may not end where it is. */
export function ConnectLine({ connecting, language }: { readonly connecting: Connecting; readonly language: 'en' | 'ru' }) {
  const from = useScreenPlace(connecting.from);
  const target = useScreenPlace(connecting.target);
  const { x, y, zoom } = useViewport();
  if (!from || !connecting.to) return null;
  const end = { left: connecting.to[0] * zoom + x, top: connecting.to[1] * zoom + y };
  const colour = connecting.refusal ? 'error.main' : 'primary.main';
  return (
    <>
      <Box
        component="svg"
        aria-hidden
        sx={{ position: 'absolute', inset: 0, width: 1, height: 1, zIndex: 4, pointerEvents: 'none', color: colour }}
      >
        <line
          x1={from.left + from.width / 2}
          y1={from.top + from.height / 2}
          x2={end.left}
          y2={end.top}
          stroke="currentColor"
          strokeWidth={2}
          strokeDasharray="6 4"
        />
        {target ? (
          <rect
            x={target.left - 4}
            y={target.top - 4}
            width={target.width + 8}
            height={target.height + 8}
            rx={6}
            fill="none"
            stroke="currentColor"
            strokeWidth={2}
          />
        ) : null}
      </Box>
      {connecting.refusal ? <RefusalChip words={connecting.refusal[language]} left={end.left} top={end.top} /> : null}
    </>
  );
}
