import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isLine, mayHost, modelOf, type Found, type Model } from '../document/index.js';
import { toldIn } from '../drawing/read/values.js';
import { DesignerCanvas } from './canvas/DesignerCanvas.js';
import { mayResize } from './canvas/resizing.js';
import { canvasActions } from './keyboard/canvas-actions.js';
import { flowsFrom, flowsTo } from './keyboard/neighbour.js';
import { useCanvasKeys } from './keyboard/use-canvas-keys.js';
import { useWayKeys } from './keyboard/use-way-keys.js';
import { AppendIndicator } from './overlay/AppendIndicator.js';
import { ConnectLine } from './overlay/ConnectLine.js';
import { ContextPad } from './overlay/ContextPad.js';
import { DesignerBar } from './overlay/DesignerBar.js';
import { DiagramMap } from './overlay/DiagramMap.js';
import { FindBar } from './overlay/FindBar.js';
import { Hint } from './overlay/Hint.js';
import { KeySheet } from './overlay/KeySheet.js';
import { NameEditor } from './overlay/NameEditor.js';
import { ResizeFrame } from './overlay/ResizeFrame.js';
import { RoomTool } from './overlay/RoomTool.js';
import { SelectionPad } from './overlay/SelectionPad.js';
import { useKeptInView } from './overlay/use-kept-in-view.js';
import { useTools } from './overlay/use-tools.js';
import { WayEditor } from './overlay/WayEditor.js';
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
  const texts = designerTexts(language);
  const surface = useRef<HTMLDivElement>(null);
  const [renamed, setRenamed] = useState<string>();
  const { tools, mode, leave, hasMap, isTidying } = useTools(store, surface, isReadOnly);
  useKeptInView(store, surface, tools.reveal);
  const { connecting, begin, stop } = useConnecting(store, tools.reveal);
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
  const offers = useOffers(store, surface, onMade, placing.begin);
  const { open: offer } = offers;
  const selection = useDesigner((view) => view.selection);
  const document = useDesigner((view) => view.document);
  const plane = useDesigner((view) => view.plane);
  const refusal = useDesigner((view) => view.refusal);
  const model = modelOf(document);
  const [chosen, ...others] = selection;
  const single = others.length === 0 && chosen !== undefined ? model.all.get(chosen) : undefined;

  const acts = useMemo(
    () => ({
      rename: (id: string) => setRenamed(id),
      connect: begin,
      offer,
      tools,
      leave: () => {
        stop();
        leave();
      },
      reveal: tools.reveal,
    }),
    [begin, offer, tools, stop, leave],
  );
  const sought = useDesigner((view) => view.sought);
  useEffect(() => {
    if (sought) acts.reveal(sought.id);
  }, [sought, acts]);
  const onKeys = useCanvasKeys(store, acts, isReadOnly);
  const wayKeys = useWayKeys(store, isReadOnly);
  const inner = model.planes[plane]?.of;
  const isInner = inner !== undefined && model.all.get(inner)?.kind === 'element';
  const isIdle = !isReadOnly && renamed === undefined && !connecting && !offers.offer && !placing.placing && mode !== 'room';
  const targeted = connecting?.target === undefined ? undefined : model.all.get(connecting.target);
  const said = isTidying
    ? texts.tidying
    : connecting
      ? [targeted ? describe(targeted, model, language, texts) : texts.choosesTarget, connecting.refusal?.[language] ?? ''].join('. ')
      : mode === 'room'
        ? texts.roomHint
        : placing.placing
          ? texts.placesHint
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
      onKeyDown={(event) => {
        if (mode === 'room' && event.code === 'Escape') leave();
        else if (wayKeys.onKey(event)) event.preventDefault();
        else onKeys(event);
      }}
      onDoubleClick={(event) => {
        const id = (event.target as Element).closest<HTMLElement>('.react-flow__node-shape')?.dataset['id'];
        if (id === undefined) return;
        const apart = model.innerPlane(id);
        if (apart !== undefined && model.planes[plane]?.shapes?.[id]?.expanded !== true) store.show(apart);
        else if (!isReadOnly) setRenamed(id);
      }}
      onPointerDownCapture={({ target }) => {
        // Dialogs and menus stand elsewhere in the page; fields over the canvas keep the focus they take.
        const isOwn = target instanceof Element && surface.current?.contains(target) && !target.closest('input, textarea, [role="search"]');
        store.forgetRefusal();
        if (isOwn) surface.current?.focus({ preventScroll: true });
      }}
      sx={{
        position: 'relative',
        width: 1,
        height: 1,
        // They stand where the document has the shape, not where it is being dragged.
        '& .drags ~ .follows': { visibility: 'hidden' },
        '&:focus-visible': { outline: sizes.ring, outlineColor: 'primary.main', outlineOffset: -sizes.ring },
      }}
    >
      <DesignerCanvas language={language} scheme={scheme} isReadOnly={isReadOnly}>
        {hasMap ? <DiagramMap label={texts.map} /> : null}
      </DesignerCanvas>
      {isReadOnly ? null : (
        <AppendIndicator
          surface={surface}
          label={texts.append}
          onAppend={(id) => {
            store.select([id]);
            offer('append');
          }}
        />
      )}
      {isIdle && single && isLine(single) ? (
        <WayEditor
          line={single.id}
          language={language}
          texts={texts}
          active={wayKeys.active?.line === single.id ? wayKeys.active.index : undefined}
          onActive={(index) => wayKeys.setActive(index === undefined ? undefined : { line: single.id, index })}
        />
      ) : null}
      {isIdle && single && mayResize(single) ? <ResizeFrame key={single.id} id={single.id} label={texts.resize} /> : null}
      {isIdle && (selection.size > 1 || (single && isLine(single))) ? (
        <SelectionPad tools={tools} language={language} texts={texts} />
      ) : null}
      {mode === 'room' ? <RoomTool texts={texts} onDone={leave} /> : null}
      {mode === 'find' ? <FindBar language={language} texts={texts} onClose={leave} /> : null}
      {mode === 'keys' ? <KeySheet language={language} title={texts.keySheet} close={texts.dismiss} onClose={leave} /> : null}
      {isIdle && single && model.planes[plane]?.shapes?.[single.id] ? (
        <ContextPad
          id={single.id}
          texts={texts}
          mayConnect={single.kind !== 'lane'}
          isElement={single.kind === 'element'}
          tools={tools}
          language={language}
          mayHost={mayHost(single)}
          onAppend={() => offer('append')}
          onAttach={() => offer('attach')}
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
      {placing.placing ? (
        <>
          <Hint>{texts.placesHint}</Hint>
          <Ghost placing={placing.placing} language={language} scheme={scheme} />
        </>
      ) : null}
      {offers.offer ? (
        <EntryPopup
          title={texts[offers.offer.wish?.do ?? 'create']}
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
      <DesignerBar language={language} texts={texts} isReadOnly={isReadOnly} tools={tools} />
      {isInner ? (
        <Box sx={{ position: 'absolute', left: '50%', top: 0, mt: 1.5, zIndex: 5 }}>
          <ActionButton
            action={{ id: 'up', label: texts.up, onSelect: () => canvasActions.find(({ id }) => id === 'up')?.run(tools) }}
            size="small"
          />
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
