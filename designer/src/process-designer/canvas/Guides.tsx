import Box from '@mui/material/Box';
import { ViewportPortal } from '@xyflow/react';
import { useImperativeHandle, useRef, type Ref } from 'react';
import type { Guide } from './snapping.js';

/** Draws guides without React: they change with every move of the pointer. */
export interface GuidesHandle {
  readonly show: (guides: readonly Guide[], zoom: number) => void;
}

const overhang = 12;

/** The lines along which what is dragged meets its neighbours. */
export function Guides({ ref }: { readonly ref: Ref<GuidesHandle> }) {
  const path = useRef<SVGPathElement>(null);
  useImperativeHandle(
    ref,
    () => ({
      show: (guides, zoom) => {
        const drawn = guides.map(({ axis, at, from, to }) =>
          axis === 'x' ? `M${at} ${from - overhang}V${to + overhang}` : `M${from - overhang} ${at}H${to + overhang}`,
        );
        path.current?.setAttribute('d', drawn.join(''));
        path.current?.setAttribute('stroke-width', String(1 / zoom));
      },
    }),
    [],
  );
  return (
    <ViewportPortal>
      <Box
        component="svg"
        aria-hidden
        className="guides"
        width={1}
        height={1}
        sx={{ position: 'absolute', left: 0, top: 0, overflow: 'visible', pointerEvents: 'none', color: 'primary.main', zIndex: 130 }}
      >
        <path ref={path} fill="none" stroke="currentColor" />
      </Box>
    </ViewportPortal>
  );
}
