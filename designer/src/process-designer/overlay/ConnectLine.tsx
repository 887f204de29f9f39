import { useViewport } from '@xyflow/react';
import type { Connecting } from './use-connecting.js';
import { RefusalChip } from './RefusalChip.js';
import { Sketch } from './Sketch.js';
import { useScreenPlace } from './use-screen-place.js';

/** The line that is being drawn, and why it may not end where it is. */
export function ConnectLine({ connecting, language }: { readonly connecting: Connecting; readonly language: 'en' | 'ru' }) {
  const from = useScreenPlace(connecting.from);
  const target = useScreenPlace(connecting.target);
  const { x, y, zoom } = useViewport();
  if (!from || !connecting.to) return null;
  const end = { left: connecting.to[0] * zoom + x, top: connecting.to[1] * zoom + y };
  return (
    <>
      <Sketch isRefused={connecting.refusal !== undefined} zIndex={4} target={target}>
        <line
          x1={from.left + from.width / 2}
          y1={from.top + from.height / 2}
          x2={end.left}
          y2={end.top}
          stroke="currentColor"
          strokeWidth={2}
          strokeDasharray="6 4"
        />
      </Sketch>
      {connecting.refusal ? <RefusalChip words={connecting.refusal[language]} left={end.left} top={end.top} /> : null}
    </>
  );
}
