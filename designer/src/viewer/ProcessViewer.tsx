import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useColorScheme } from '@mui/material/styles';
import { useMemo, useRef, useState } from 'react';
import { drawingThemes, drawProcess, readDiagram, type DrawingStates } from '../drawing/index.js';
import { usePrinting, type SchemeName } from '../theme/index.js';
import { Canvas } from './Canvas.js';
import { PrintedDrawing } from './PrintedDrawing.js';
import { StepList } from './StepList.js';
import { viewerTexts, type ViewerTexts } from './texts.js';
import { useWidth } from './use-frame.js';
import { ViewerBar, type Showing } from './ViewerBar.js';
import { fitted, heightFor, opened, zoomed, zoomStep, type View } from './viewport.js';

/** What `<ProcessViewer>` takes. */
export interface ProcessViewerProps {
  /** A process definition; untrusted: one that is broken is drawn as far as it can be. */
  readonly definition: object;
  /** Language of names, and of the viewer's own words where `texts` is absent. */
  readonly language: string;
  /** The page's when absent. */
  readonly scheme?: SchemeName;
  /** What was done in an instance, by element id. */
  readonly elements?: DrawingStates['elements'];
  /** How many times each flow was taken. */
  readonly flows?: DrawingStates['flows'];
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
  readonly texts?: ViewerTexts;
  /** Height of the drawing in pixels; when absent, what its width asks for, up to `mostHeight`. */
  readonly height?: number;
}

/** Narrower than this a drawing is too small to read: the list comes first. */
const phoneWidth = 560;
const mostHeight = 760;
const nowhere: readonly string[] = [];
/** There for screen readers, not for the eye. */
const unseen = {
  position: 'absolute',
  width: 1,
  height: 1,
  m: -1,
  p: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/**
 * A process as it is drawn, to read: the path taken, where it stands, what went wrong. Plain SVG; zoom by buttons, keys, wheel and fingers; the
 * same as a list in words.
 */
export function ProcessViewer({ definition, language, scheme, elements, flows, selected, onSelect, texts, height }: ProcessViewerProps) {
  const words = texts ?? viewerTexts(language);
  const { colorScheme } = useColorScheme();
  const printing = usePrinting();
  const drawn: SchemeName = printing ? 'light' : (scheme ?? (colorScheme === 'dark' ? 'dark' : 'light'));
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [chosen, setChosen] = useState<Showing>();
  const [planes, setPlanes] = useState<readonly string[]>(nowhere);
  const [seen, setSeen] = useState<{ readonly key: string; readonly view: View }>();
  const [own, setOwn] = useState<string>();
  const plane = planes.at(-1);

  const diagram = useMemo(() => readDiagram(definition, language), [definition, language]);
  const drawing = useMemo(
    () =>
      drawProcess(definition, {
        language,
        theme: drawingThemes[drawn],
        ...(plane === undefined ? {} : { plane }),
        ...(elements === undefined && flows === undefined
          ? {}
          : { states: { ...(elements ? { elements } : {}), ...(flows ? { flows } : {}) } }),
      }),
    [definition, language, drawn, plane, elements, flows],
  );
  const path = useMemo(
    () =>
      [undefined, ...planes].map((one) => ({
        plane: one,
        label: drawProcess(definition, { language, ...(one === undefined ? {} : { plane: one }) }).label,
      })),
    [definition, language, planes],
  );

  const frame = { width: width ?? 0, height: height ?? heightFor(drawing.bounds, width ?? 800, mostHeight) };
  // A view belongs to one plane in one frame; any other is opened anew.
  const key = `${plane ?? ''} ${frame.width} ${frame.height}`;
  const whole = fitted(drawing.bounds, frame);
  const present = drawing.parts.find(({ state }) => state === 'incident' || state === 'present');
  const first = opened(drawing.bounds, frame, present?.at);
  const view = seen?.key === key ? seen.view : first;
  const change = (made: (view: View) => View): void =>
    setSeen((before) => ({ key, view: made(before?.key === key ? before.view : first) }));
  const showAll = (): void => setSeen({ key, view: whole });
  const select = (id: string): void => {
    setOwn(id);
    onSelect?.(id);
  };
  const current = selected ?? (onSelect ? own : undefined);
  const showing = chosen ?? (width !== undefined && width < phoneWidth ? 'list' : 'diagram');
  const isEmpty = drawing.parts.length === 0;
  const list = (interactive: boolean) => (
    <StepList
      diagram={diagram}
      elements={elements}
      selected={current}
      onSelect={interactive && onSelect ? select : undefined}
      scheme={drawn}
      texts={words}
    />
  );
  return (
    <Box
      ref={box}
      sx={{ position: 'relative', border: 1, borderColor: 'divider', borderRadius: 2, overflow: 'hidden', bgcolor: 'background.paper' }}
    >
      {printing && !isEmpty ? (
        <PrintedDrawing drawing={drawing} texts={words} />
      ) : isEmpty ? (
        <Typography color="textSecondary" sx={{ p: 3 }}>
          {words.empty}
        </Typography>
      ) : (
        <>
          <ViewerBar
            showing={showing}
            onShowing={setChosen}
            path={path}
            onPlane={(to) => setPlanes(to === undefined ? nowhere : planes.slice(0, planes.indexOf(to) + 1))}
            onZoom={(factor) => (factor === null ? showAll() : change((now) => zoomed(now, factor, frame)))}
            step={zoomStep}
            texts={words}
          />
          {showing === 'list' ? (
            list(true)
          ) : (
            <>
              {width === undefined ? (
                <Box sx={{ height: frame.height }} />
              ) : (
                <Canvas
                  key={plane ?? ''}
                  drawing={drawing}
                  diagram={diagram}
                  frame={frame}
                  view={view}
                  isUntouched={seen?.key !== key}
                  onView={change}
                  onFit={showAll}
                  selected={current}
                  onSelect={select}
                  onOpen={(to) => setPlanes([...planes, to])}
                  onUp={() => setPlanes(planes.slice(0, -1))}
                  inRoute={elements !== undefined}
                  texts={words}
                />
              )}
              <Box sx={unseen}>{list(false)}</Box>
            </>
          )}
        </>
      )}
    </Box>
  );
}
