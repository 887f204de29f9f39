import Box from '@mui/material/Box';
import { useReactFlow, useViewport } from '@xyflow/react';
import { useMemo, useState, type PointerEvent } from 'react';
import { drawnPoints } from '../../drawing/lines/line-drawing.js';
import { isRefused, mayConnect, modelOf, reconnect, setWay, type Words } from '../../document/index.js';
import { sizes } from '../../theme/index.js';
import { handlesOf, tidied, withHandle, withoutBend, type Point, type WayHandle } from '../canvas/bends.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import type { DesignerTexts } from '../texts.js';
import { followPointer } from './follow-pointer.js';
import { RefusalChip } from './RefusalChip.js';
import { shapeUnder } from './shape-under.js';

/** What `<WayEditor>` takes. */
export interface WayEditorProps {
  readonly line: string;
  readonly language: 'en' | 'ru';
  readonly texts: DesignerTexts;
  /** The handle that the keys act on. */
  readonly active: number | undefined;
  readonly onActive: (index: number | undefined) => void;
}

interface Gesture {
  readonly via: readonly Point[];
  /** Where the pointer is on the plane, and why the end may not be put there. */
  readonly end?: { readonly at: Point; readonly refusal: Words | undefined };
}

/** So close to the line of another bend, what is dragged takes it. */
const catching = 6;

/** The bends, stretches and ends of the chosen line, to be dragged: each as large as a finger at any zoom. Only the sketch follows the pointer. */
export function WayEditor({ line, language, texts, active, onActive }: WayEditorProps) {
  const store = useDesignerStore();
  const flow = useReactFlow();
  const { x, y, zoom } = useViewport();
  const document = useDesigner((view) => view.document);
  const plane = useDesigner((view) => view.plane);
  const [gesture, setGesture] = useState<Gesture>();
  const model = modelOf(document);
  const { shapes = {}, edges = {} } = model.planes[plane] ?? {};
  const raw = edges[line]?.via;
  const via = useMemo(() => (raw ? drawnPoints(raw) : []), [raw]);
  const { from, to } = model.all.get(line)?.entry ?? {};
  const ends = { from: shapes[from ?? '']?.at, to: shapes[to ?? '']?.at };
  if (via.length < 2) return null;
  const shown = gesture?.via ?? via;
  const handles = handlesOf(via, (sizes.target * 2.5) / zoom);

  const begin = (handle: WayHandle, index: number) => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    onActive(index);
    const at = (moved: { readonly clientX: number; readonly clientY: number; readonly altKey: boolean }): Point => {
      const point = flow.screenToFlowPosition({ x: moved.clientX, y: moved.clientY }, { snapToGrid: false });
      const free: Point = [Math.round(point.x), Math.round(point.y)];
      return moved.altKey || handle.kind === 'end' ? free : caught(via, free, catching / zoom);
    };
    const look = (moved: globalThis.PointerEvent): Gesture & { readonly target?: string | undefined } => {
      if (handle.kind !== 'end') return { via: tidied(withHandle(via, handle, at(moved), ends)) };
      const target = shapeUnder(moved.clientX, moved.clientY);
      const point = at(moved);
      const sketch = via.map((one, place) => (place === handle.index ? point : one));
      return { via: sketch, end: { at: point, refusal: target === undefined ? undefined : whyNot(handle.end, target) }, target };
    };
    followPointer(event, {
      move: (moved) => setGesture(look(moved)),
      drop: (moved) => {
        const seen = look(moved);
        if (handle.kind !== 'end') store.run(setWay(plane, line, seen.via));
        else if (seen.target !== undefined) store.run(reconnect(line, handle.end, seen.target));
      },
      end: () => setGesture(undefined),
    });
  };
  const whyNot = (end: 'from' | 'to', target: string): Words | undefined => {
    const [source, sink] = end === 'from' ? [target, to] : [from, target];
    if (source === undefined || sink === undefined || target === (end === 'from' ? from : to)) return undefined;
    const answer = mayConnect(modelOf(store.view().document), source, sink);
    return isRefused(answer) ? answer.words : undefined;
  };
  const removeBend = (index: number): void => {
    onActive(undefined);
    store.run(setWay(plane, line, withoutBend(via, index)));
  };

  return (
    <>
      {gesture ? (
        <Box
          component="svg"
          aria-hidden
          sx={{
            position: 'absolute',
            inset: 0,
            width: 1,
            height: 1,
            zIndex: 4,
            pointerEvents: 'none',
            color: gesture.end?.refusal ? 'error.main' : 'primary.main',
          }}
        >
          <polyline
            points={shown.map(([px, py]) => `${px * zoom + x},${py * zoom + y}`).join(' ')}
            fill="none"
            stroke="currentColor"
            strokeWidth={2}
            strokeDasharray="6 4"
          />
        </Box>
      ) : null}
      {gesture
        ? null
        : handles.map((handle, index) => {
            const label = texts.handles[handle.kind];
            const isActive = index === active;
            const size = handle.kind === 'stretch' ? 8 : 12;
            return (
              <Box
                key={`${handle.kind} ${handle.index}`}
                className="nopan nodrag follows way-handle"
                data-handle={handle.kind}
                title={label}
                onPointerDown={begin(handle, index)}
                onDoubleClick={(event) => {
                  event.stopPropagation();
                  if (handle.kind === 'bend') removeBend(handle.index);
                }}
                sx={{
                  position: 'absolute',
                  zIndex: handle.kind === 'stretch' ? 4 : 5,
                  width: sizes.target,
                  height: sizes.target,
                  ml: `${-sizes.target / 2}px`,
                  mt: `${-sizes.target / 2}px`,
                  display: 'grid',
                  placeItems: 'center',
                  cursor: handle.kind === 'end' ? 'crosshair' : 'move',
                  touchAction: 'none',
                  '&::after': {
                    content: '""',
                    width: size,
                    height: size,
                    boxSizing: 'border-box',
                    borderRadius: handle.kind === 'end' ? '50%' : `${sizes.ring}px`,
                    border: sizes.ring,
                    borderColor: 'primary.main',
                    bgcolor: isActive || handle.kind === 'end' ? 'primary.main' : 'background.paper',
                  },
                  ...(isActive ? { outline: sizes.ring, outlineColor: 'primary.main', borderRadius: 1 } : {}),
                }}
                style={{ left: handle.at[0] * zoom + x, top: handle.at[1] * zoom + y }}
              />
            );
          })}
      {gesture?.end?.refusal ? (
        <RefusalChip words={gesture.end.refusal[language]} left={gesture.end.at[0] * zoom + x} top={gesture.end.at[1] * zoom + y} />
      ) : null}
    </>
  );
}

/** A point that takes the line of a bend near by, so that stretches come to lie in one. */
function caught(via: readonly Point[], to: Point, reach: number): Point {
  const nearest = (axis: 0 | 1): number => {
    const [best] = via.map((point) => point[axis]).sort((one, other) => Math.abs(one - to[axis]) - Math.abs(other - to[axis]));
    return best !== undefined && Math.abs(best - to[axis]) <= reach ? best : to[axis];
  };
  return [nearest(0), nearest(1)];
}
