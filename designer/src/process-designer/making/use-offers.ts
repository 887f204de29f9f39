import { useReactFlow } from '@xyflow/react';
import { useCallback, useState, type RefObject } from 'react';
import { appendThing, createThing, insertOnFlow, modelOf, replaceElement, type Command } from '../../document/index.js';
import { entriesFor, isThing, replacementBy, type CatalogueEntry, type Wish } from '../../elements/index.js';
import type { DesignerStore } from '../state/designer-store.js';
import { makeEntryAt } from './make-entry.js';

/** What the list of elements is open for. */
export interface Offer {
  readonly wish: Wish;
  readonly entries: readonly CatalogueEntry[];
  /** In pixels of the surface. */
  readonly at: readonly [left: number, top: number];
}

/** Opens the list of what can be made, and makes what is picked. */
export function useOffers(store: DesignerStore, surface: RefObject<HTMLElement | null>, onMade: (ids: readonly string[]) => void) {
  const flow = useReactFlow();
  const [offer, setOffer] = useState<Offer | undefined>();
  const close = useCallback(() => {
    setOffer(undefined);
    surface.current?.focus({ preventScroll: true });
  }, [surface]);
  const middle = useCallback((): readonly [number, number] => {
    const box = surface.current?.getBoundingClientRect();
    const { x, y } = flow.screenToFlowPosition(
      { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 },
      { snapToGrid: false },
    );
    return [Math.round(x), Math.round(y)];
  }, [flow, surface]);

  const open = useCallback(
    (what: 'create' | 'append' | 'replace', at?: readonly [number, number]) => {
      const { document, plane, selection } = store.view();
      const model = modelOf(document);
      const [chosen] = selection;
      const found = chosen === undefined ? undefined : model.all.get(chosen);
      const making = makeEntryAt(model, plane, { id: '', thing: { kind: 'note', type: 'textAnnotation' } } as CatalogueEntry, middle());
      const wish: Wish | undefined =
        what === 'create'
          ? { do: 'create', at: { scope: making.under.scope ?? Object.keys(document.processes ?? {})[0] ?? '' } }
          : found?.kind === 'flow' && what === 'append'
            ? { do: 'insert', on: found.id }
            : found?.kind === 'element'
              ? what === 'append'
                ? { do: 'append', to: found.id }
                : { do: 'replace', id: found.id }
              : undefined;
      if (!wish) return;
      const entries = entriesFor(model, wish);
      if (entries.length > 0) setOffer({ wish, entries, at: at ?? besides(chosen, surface.current) });
    },
    [store, surface, middle],
  );

  /** Makes an entry in the middle of the view: by keyboard there is no pointer. */
  const put = useCallback(
    (entry: CatalogueEntry) => {
      const { document, plane } = store.view();
      const making = makeEntryAt(modelOf(document), plane, entry, middle());
      if ('refusal' in making) return;
      const outcome = store.run(making.command);
      if (outcome.ok && outcome.select) onMade(outcome.select);
    },
    [store, middle, onMade],
  );

  const pick = useCallback(
    (entry: CatalogueEntry) => {
      close();
      if (!offer) return;
      const { wish } = offer;
      if (wish.do === 'create') {
        put(entry);
        return;
      }
      const { document, plane } = store.view();
      const command = commandFor(wish, entry, modelOf(document), plane);
      const outcome = command && store.run(command);
      if (outcome?.ok && outcome.select && wish.do !== 'replace') onMade(outcome.select);
    },
    [offer, close, put, store, onMade],
  );
  return { offer, open, close, pick, put };
}

function commandFor(wish: Wish, entry: CatalogueEntry, model: ReturnType<typeof modelOf>, plane: string): Command | undefined {
  const { thing } = entry;
  if (wish.do === 'replace') {
    const found = model.all.get(wish.id);
    return found && replaceElement(wish.id, replacementBy(found, entry));
  }
  if (!isThing(thing)) return undefined;
  if (wish.do === 'append') return appendThing(thing, wish.to, plane);
  if (wish.do === 'insert') return insertOnFlow(thing, wish.on, plane);
  const host = wish.do === 'attach' ? model.all.get(wish.to) : undefined;
  const at = wish.do === 'attach' ? model.planes[plane]?.shapes?.[wish.to]?.at : undefined;
  if (wish.do !== 'attach' || host?.entry.scope === undefined || !at) return undefined;
  const place = [at[0] + at[2] - 24, at[1] + at[3]] as const;
  return createThing(thing, { plane, at: place, scope: host.entry.scope, lane: host.entry.lane, attachedTo: wish.to });
}

const room = 380;
const gap = 60;

/** Beside what is chosen, within the surface. */
function besides(id: string | undefined, surface: HTMLElement | null): readonly [number, number] {
  const frame = surface?.getBoundingClientRect();
  if (!frame) return [gap, gap];
  const node = id === undefined ? undefined : surface?.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  const box = node?.getBoundingClientRect();
  const [left, top] = box ? [box.right - frame.left + gap, box.top - frame.top] : [frame.width / 2 - room / 2, frame.height / 3];
  return [Math.max(8, Math.min(left, frame.width - room)), Math.max(8, Math.min(top, frame.height - room - gap))];
}
