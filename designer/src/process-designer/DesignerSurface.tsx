import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { modelOf, type Found, type Model } from '../document/index.js';
import { toldIn } from '../drawing/read/values.js';
import { DesignerCanvas } from './canvas/DesignerCanvas.js';
import { flowsFrom, flowsTo } from './keyboard/neighbour.js';
import { useCanvasKeys } from './keyboard/use-canvas-keys.js';
import { ConnectLine } from './overlay/ConnectLine.js';
import { ContextPad } from './overlay/ContextPad.js';
import { DesignerBar } from './overlay/DesignerBar.js';
import { NameEditor } from './overlay/NameEditor.js';
import { EntryPopup } from './making/EntryPopup.js';
import { Ghost } from './making/Ghost.js';
import { Palette } from './making/Palette.js';
import { useOffers } from './making/use-offers.js';
import { usePlacing } from './making/use-placing.js';
import { useConnecting } from './overlay/use-connecting.js';
import { useDesigner, useDesignerStore } from './state/use-designer.js';
import { ActionButton } from '../patterns/Buttons.js';
import { sizes, unseen } from '../theme/index.js';
import { designerTexts, type DesignerTexts } from './texts.js';

/** What `<DesignerSurface>` takes. */
export interface DesignerSurfaceProps {
  readonly language: 'en' | 'ru';
  readonly scheme: 'light' | 'dark';
  readonly isReadOnly: boolean;
}

/** The canvas with what lies over it: one stop of the tab key, used by mouse, by finger and by keys alone. */
export function DesignerSurface({ language, scheme, isReadOnly }: DesignerSurfaceProps) {
  const store = useDesignerStore();
  const flow = useReactFlow();
  const texts = designerTexts(language);
  const surface = useRef<HTMLDivElement>(null);
  const [renamed, setRenamed] = useState<string>();
  const { connecting, begin, stop } = useConnecting(store);
  /** What was made is named at once, where it has a name to be read. */
  const onMade = useCallback(
    (ids: readonly string[]) => {
      const [id] = ids;
      const found = id === undefined ? undefined : modelOf(store.view().document).all.get(id);
      surface.current?.focus({ preventScroll: true });
      if (found && !/Gateway$/.test(found.entry.type ?? '')) setRenamed(found.id);
    },
    [store],
  );
  const placing = usePlacing(store, surface, onMade);
  const offers = useOffers(store, surface, onMade);
  const { open: offer } = offers;
  const selection = useDesigner((view) => view.selection);
  const document = useDesigner((view) => view.document);
  const plane = useDesigner((view) => view.plane);
  const refusal = useDesigner((view) => view.refusal);
  const model = modelOf(document);
  const [chosen, ...others] = selection;
  const single = others.length === 0 && chosen !== undefined ? model.all.get(chosen) : undefined;

  const zoom = useCallback(
    (factor: number | 'all') => {
      if (factor === 'all') void flow.fitView({ padding: 0.1, maxZoom: 1 });
      else void flow.zoomTo(flow.getZoom() * factor);
    },
    [flow],
  );
  const acts = useMemo(
    () => ({
      rename: (id: string) => setRenamed(id),
      connect: begin,
      offer,
      zoom,
      leave: stop,
      reveal: (id: string) => reveal(flow, surface.current, modelOf(store.view().document).planes[store.view().plane]?.shapes?.[id]?.at),
    }),
    [begin, offer, zoom, stop, flow, store],
  );
  const sought = useDesigner((view) => view.sought);
  useEffect(() => {
    if (sought) acts.reveal(sought.id);
  }, [sought, acts]);
  const onKeys = useCanvasKeys(store, acts, isReadOnly);
  const inner = model.planes[plane]?.of;
  const isInner = inner !== undefined && model.all.get(inner)?.kind === 'element';
  const said = connecting
    ? texts.choosesTarget
    : single
      ? describe(single, model, language, texts)
      : selection.size > 1
        ? texts.chosen(selection.size)
        : '';

  return (
    <Box
      ref={surface}
      role="application"
      aria-roledescription={texts.canvas}
      aria-label={texts.canvas}
      aria-description={texts.keys}
      tabIndex={0}
      onKeyDown={onKeys}
      onDoubleClick={(event) => {
        const id = (event.target as Element).closest<HTMLElement>('.react-flow__node-shape')?.dataset['id'];
        if (id === undefined) return;
        const apart = model.innerPlane(id);
        if (apart !== undefined && model.planes[plane]?.shapes?.[id]?.expanded !== true) store.show(apart);
        else if (!isReadOnly) setRenamed(id);
      }}
      onPointerDownCapture={() => surface.current?.focus({ preventScroll: true })}
      sx={{
        position: 'relative',
        width: 1,
        height: 1,
        '&:focus-visible': { outline: sizes.ring, outlineColor: 'primary.main', outlineOffset: -sizes.ring },
      }}
    >
      <DesignerCanvas language={language} scheme={scheme} isReadOnly={isReadOnly} />
      {single && !isReadOnly && !renamed && !connecting && !offers.offer && !placing.placing && model.planes[plane]?.shapes?.[single.id] ? (
        <ContextPad
          id={single.id}
          texts={texts}
          mayConnect={single.kind !== 'lane'}
          isElement={single.kind === 'element'}
          onAppend={() => offer('append')}
          onReplace={() => offer('replace')}
          onRename={() => setRenamed(single.id)}
          onConnect={() => begin(single.id)}
        />
      ) : null}
      {connecting ? <ConnectLine connecting={connecting} language={language} /> : null}
      {isReadOnly ? null : (
        <Palette
          language={language}
          scheme={scheme}
          texts={texts}
          taken={placing.placing?.entry.id}
          onTake={placing.begin}
          onPut={offers.put}
          onMore={(at) => offer('create', at)}
        />
      )}
      {placing.placing ? <Ghost placing={placing.placing} language={language} scheme={scheme} /> : null}
      {offers.offer ? (
        <EntryPopup
          title={texts[offers.offer.wish.do === 'attach' ? 'append' : offers.offer.wish.do]}
          entries={offers.offer.entries}
          language={language}
          scheme={scheme}
          at={offers.offer.at}
          texts={texts}
          onPick={offers.pick}
          onClose={offers.close}
        />
      ) : null}
      {renamed !== undefined ? (
        <NameEditor
          key={renamed}
          id={renamed}
          language={language}
          label={texts.rename}
          onClose={() => {
            setRenamed(undefined);
            surface.current?.focus({ preventScroll: true });
          }}
        />
      ) : null}
      <DesignerBar language={language} texts={texts} isReadOnly={isReadOnly} onZoom={zoom} />
      {isInner ? (
        <Box sx={{ position: 'absolute', left: '50%', top: 0, mt: 1.5, zIndex: 5 }}>
          <ActionButton action={{ id: 'up', label: texts.up, onSelect: () => store.show(planeAround(model, inner)) }} size="small" />
        </Box>
      ) : null}
      {refusal ? (
        <Box
          role="alert"
          sx={{
            position: 'absolute',
            left: '50%',
            bottom: 0,
            mb: 2,
            transform: 'translateX(-50%)',
            zIndex: 7,
            px: 2,
            py: 1,
            bgcolor: 'soft.bad',
            borderRadius: 1,
          }}
        >
          <Typography variant="body2">{refusal.words[language]}</Typography>
        </Box>
      ) : null}
      <Box component="span" role="status" sx={unseen}>
        {said}
      </Box>
    </Box>
  );
}

function describe({ id, entry }: Found, model: Model, language: string, texts: DesignerTexts): string {
  const name = toldIn(entry['text'] ?? entry.name, language, model.document.defaultLanguage ?? 'en') || texts.nameless;
  return texts.described(name, flowsTo(model, id).length, flowsFrom(model, id).length);
}

/** The plane that shows a subprocess as a shape. */
function planeAround(model: Model, inner: string): string {
  return model.planesOf(inner)[0] ?? Object.keys(model.planes)[0] ?? '';
}

/** Moves the view as little as shows a shape whole. */
function reveal(
  flow: ReturnType<typeof useReactFlow>,
  surface: HTMLElement | null,
  at: readonly [number, number, number, number] | undefined,
): void {
  if (!at || !surface) return;
  const { x, y, zoom } = flow.getViewport();
  const room = 48;
  const axis = (offset: number, start: number, size: number, frame: number): number => {
    const [low, high] = [start * zoom + offset, (start + size) * zoom + offset];
    if (low < room) return offset + room - low;
    return high > frame - room ? offset - (high - frame + room) : offset;
  };
  const next = { x: axis(x, at[0], at[2], surface.clientWidth), y: axis(y, at[1], at[3], surface.clientHeight), zoom };
  if (next.x !== x || next.y !== y) void flow.setViewport(next);
}
