import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { useScreenPlace } from './use-screen-place.js';

/** What `<Sketch>` takes. */
export interface SketchProps {
  readonly isRefused: boolean;
  readonly zIndex: number;
  /** The shape that takes what is under way: framed. */
  readonly target?: ReturnType<typeof useScreenPlace>;
  readonly children: ReactNode;
}

const gap = 4;

/** A drawing over the canvas of what is under way, in pixels of the surface: in the colour of a refusal where it may not be. */
export function Sketch({ isRefused, zIndex, target, children }: SketchProps) {
  return (
    <Box
      component="svg"
      aria-hidden
      sx={{
        position: 'absolute',
        inset: 0,
        width: 1,
        height: 1,
        zIndex,
        pointerEvents: 'none',
        color: isRefused ? 'error.main' : 'primary.main',
      }}
    >
      {children}
      {target ? (
        <rect
          x={target.left - gap}
          y={target.top - gap}
          width={target.width + 2 * gap}
          height={target.height + 2 * gap}
          rx={8}
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
        />
      ) : null}
    </Box>
  );
}
