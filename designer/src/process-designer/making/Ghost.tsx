import { useViewport } from '@xyflow/react';
import { sizeOfNew } from '../../document/index.js';
import { drawingThemes } from '../../drawing/index.js';
import { iconOf, isThing } from '../../elements/index.js';
import { DrawnNodes } from '../../viewer/DrawnNodes.js';
import { RefusalChip } from '../overlay/RefusalChip.js';
import { Sketch } from '../overlay/Sketch.js';
import { useScreenPlace } from '../overlay/use-screen-place.js';
import type { Placing } from './use-placing.js';

/** What is about to be put down, where it would stand, what takes it, or why nothing does. */
export function Ghost({
  placing,
  language,
  scheme,
}: {
  readonly placing: Placing;
  readonly language: 'en' | 'ru';
  readonly scheme: 'light' | 'dark';
}) {
  const { x, y, zoom } = useViewport();
  const { entry, at, making } = placing;
  const target = useScreenPlace(making && 'command' in making ? making.host : undefined);
  if (!at) return null;
  const { thing } = entry;
  const [width, height] = isThing(thing) ? sizeOfNew(thing) : [240, 90];
  const icon = iconOf(entry, drawingThemes[scheme]);
  const refusal = making && 'refusal' in making ? making.refusal : undefined;
  const place = { left: at[0] * zoom + x, top: at[1] * zoom + y };
  return (
    <>
      <Sketch isRefused={refusal !== undefined} zIndex={6} target={target}>
        <rect
          x={place.left - (width * zoom) / 2}
          y={place.top - (height * zoom) / 2}
          width={width * zoom}
          height={height * zoom}
          rx={8}
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
          strokeDasharray="5 4"
        />
        <svg x={place.left - 20} y={place.top - 20} width={40} height={40} viewBox={icon.viewBox.join(' ')} opacity={0.8}>
          <DrawnNodes nodes={icon.nodes} />
        </svg>
      </Sketch>
      {refusal ? <RefusalChip words={refusal.words[language]} left={place.left} top={place.top} /> : null}
    </>
  );
}
