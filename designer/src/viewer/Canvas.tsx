import Box from '@mui/material/Box';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { drawFrames, fontFamily, type Bounds, type Diagram, type Drawing, type DrawnPart, type Point } from '../drawing/index.js';
import { DrawnNodes } from './DrawnNodes.js';
import { neighbour, steppable, type Arrow } from './neighbours.js';
import { spokenStep } from './StepList.js';
import type { ViewerTexts } from './texts.js';
import { useGestures } from './use-gestures.js';
import { panned, showing, viewBox, zoomed, zoomStep, type Frame, type View } from './viewport.js';

/** What `<Canvas>` takes. */
export interface CanvasProps {
  readonly drawing: Drawing;
  readonly diagram: Diagram;
  readonly frame: Frame;
  readonly view: View;
  /** Nobody has moved it yet: up and down a finger scrolls the page. */
  readonly isUntouched: boolean;
  readonly onView: (change: (view: View) => View) => void;
  readonly onFit: () => void;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (plane: string) => void;
  readonly onUp: () => void;
  readonly inRoute: boolean;
  readonly texts: ViewerTexts;
}

const arrows: readonly string[] = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'] satisfies Arrow[];

/** The drawing: one tab stop, arrows follow the flows, Enter selects. */
export function Canvas({
  drawing,
  diagram,
  frame,
  view,
  isUntouched,
  onView,
  onFit,
  selected,
  onSelect,
  onOpen,
  onUp,
  inRoute,
  texts,
}: CanvasProps) {
  const svg = useRef<SVGSVGElement>(null);
  const hint = useId();
  const parts = useMemo(() => steppable(drawing), [drawing]);
  const [focused, setFocused] = useState<string>();
  const [ring, setRing] = useState(false);
  const gestures = useGestures(svg, {
    pan: (by: Point) => onView((now) => panned(now, by, drawing.bounds)),
    zoom: (factor: number, at: Point) => onView((now) => zoomed(now, factor, frame, at)),
  });
  const present = parts.find(({ state }) => state === 'incident' || state === 'present');
  const stop = parts.find(({ id }) => id === focused) ?? parts.find(({ id }) => id === selected) ?? present ?? parts[0];

  const reveal = (at: Bounds): void => onView((now) => showing(now, at, frame));
  const move = (id: string | undefined): void => {
    const part = parts.find((one) => one.id === id);
    if (!part) return;
    setFocused(part.id);
    [...(svg.current?.querySelectorAll<SVGGElement>('[data-part]') ?? [])].find(({ dataset }) => dataset['part'] === part.id)?.focus();
    reveal(part.shape ?? part.at);
  };
  const activate = (part: DrawnPart): void => {
    setFocused(part.id);
    onSelect(part.id);
    if (part.opens !== undefined) onOpen(part.opens);
  };
  const press = (event: KeyboardEvent): void => {
    if (!stop || event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (arrows.includes(key)) move(neighbour(drawing, diagram, stop.id, key as Arrow) ?? stop.id);
    else if (key === 'Home') move(parts[0]?.id);
    else if (key === 'End') move(parts.at(-1)?.id);
    else if (key === 'Enter' || key === ' ') activate(stop);
    else if (key === '+' || key === '=') onView((now) => zoomed(now, zoomStep, frame));
    else if (key === '-') onView((now) => zoomed(now, 1 / zoomStep, frame));
    else if (key === '0') onFit();
    else if (key === 'Escape') onUp();
    else return;
    event.preventDefault();
  };

  const chosen = parts.find(({ id }) => id === selected);
  const frames = [
    ...(chosen?.shape ? drawFrames(chosen.shape, { selected: true, focus: false }, drawing.theme) : []),
    ...(ring && stop?.shape ? drawFrames(stop.shape, { selected: false, focus: true }, drawing.theme) : []),
  ];
  return (
    <>
      <Box
        component="svg"
        ref={svg}
        role="group"
        aria-label={`${texts.diagram}: ${drawing.label}`}
        aria-describedby={hint}
        viewBox={viewBox(view, frame)}
        width={frame.width}
        height={frame.height}
        fontFamily={fontFamily}
        onKeyDown={press}
        onBlur={() => setRing(false)}
        sx={{
          display: 'block',
          cursor: 'grab',
          userSelect: 'none',
          // A drawing that is seen whole lets the page be scrolled under the finger.
          touchAction: isUntouched ? 'pan-y' : 'none',
          '&:active': { cursor: 'grabbing' },
          '& [data-part]': { outline: 'none', cursor: 'pointer' },
        }}
        {...gestures.handlers}
      >
        {drawing.parts.map((part, index) =>
          part.kind === 'element' ? (
            <g
              key={`${part.id} ${index}`}
              data-part={part.id}
              data-state={part.state}
              role="button"
              tabIndex={part.id === stop?.id ? 0 : -1}
              aria-label={[spokenStep(part.label, part, texts, inRoute), ...(part.opens === undefined ? [] : [texts.opens])].join(', ')}
              aria-pressed={part.id === selected}
              onFocus={(event) => {
                setFocused(part.id);
                setRing(event.currentTarget.matches(':focus-visible'));
              }}
              onClick={() => {
                if (!gestures.wasMoved()) activate(part);
              }}
            >
              {/* The name of the button says it all; lines of a broken label are no words. */}
              <g aria-hidden>
                <DrawnNodes nodes={part.nodes} />
              </g>
            </g>
          ) : (
            <g key={`${part.id} ${index}`} aria-hidden style={{ pointerEvents: 'none' }}>
              <DrawnNodes nodes={part.nodes} />
            </g>
          ),
        )}
        <g aria-hidden style={{ pointerEvents: 'none' }}>
          <DrawnNodes nodes={frames} />
        </g>
      </Box>
      <span id={hint} hidden>
        {texts.keys}
      </span>
    </>
  );
}
