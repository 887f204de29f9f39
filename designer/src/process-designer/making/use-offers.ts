import { useReactFlow } from '@xyflow/react';
import { useCallback, useState, type RefObject } from 'react';
import { appendThing, insertOnFlow, modelOf, replaceElement, type Command, type Found } from '../../document/index.js';
import { entriesFor, entriesOn, isThing, replacementBy, type CatalogueEntry, type Wish } from '../../elements/index.js';
import type { DesignerStore } from '../state/designer-store.js';
import { attachEntry, freeSeat, makeEntryAt } from './make-entry.js';
import { refusal } from './refusal.js';

/** What the list of elements can be asked for: anything anywhere, or something behind, on or instead of what is chosen. */
export type WhatIsOffered = 'create' | 'append' | 'attach' | 'replace';

/** What the list of elements is open for. */
export interface Offer {
  readonly what: WhatIsOffered;
  /** Absent: anything, anywhere. */
  readonly wish: Wish | undefined;
  readonly entries: readonly CatalogueEntry[];
  /** In pixels of the surface. */
  readonly at: readonly [left: number, top: number];
}

/**
 * Opens the list of what can be made, and makes what is picked.
 *
 * @param onMade Told what was made.
 * @param onTake What a pointer picks of everything follows the pointer until it is put down.
 */
export function useOffers(
  store: DesignerStore,
  surface: RefObject<HTMLElement | null>,
  onMade: (ids: readonly string[]) => void,
  onTake: (entry: CatalogueEntry) => void,
) {
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
    (what: WhatIsOffered, at?: readonly [number, number]) => {
      const { document, plane, selection } = store.view();
      const model = modelOf(document);
      const [chosen] = selection;
      const found = chosen === undefined ? undefined : model.all.get(chosen);
      const wish = what === 'create' ? undefined : wishFor(what, found);
      if (what !== 'create' && !wish) return;
      const entries = wish ? entriesFor(model, wish) : entriesOn(model, plane);
      if (entries.length > 0) setOffer({ what, wish, entries, at: at ?? besides(chosen, surface.current) });
    },
    [store, surface],
  );

  /** Makes an entry in the middle of the view, an event of a border on what is chosen: by keyboard there is no pointer. */
  const put = useCallback(
    (entry: CatalogueEntry) => {
      const { document, plane, selection } = store.view();
      const model = modelOf(document);
      const [host] = entry.thing.type === 'boundaryEvent' ? selection : [];
      const seat = host === undefined ? undefined : freeSeat(model, plane, host);
      const making = makeEntryAt(model, plane, entry, seat ?? middle());
      const outcome = store.run('refusal' in making ? refusal(making.refusal) : making.command);
      if (outcome.ok && outcome.select) onMade(outcome.select);
    },
    [store, middle, onMade],
  );

  const pick = useCallback(
    (entry: CatalogueEntry, byPointer: boolean) => {
      close();
      if (!offer) return;
      const { wish } = offer;
      if (!wish) {
        if (byPointer) onTake(entry);
        else put(entry);
        return;
      }
      const { document, plane } = store.view();
      const command = commandFor(wish, entry, modelOf(document), plane);
      const outcome = command && store.run(command);
      if (outcome?.ok && outcome.select && wish.do !== 'replace') onMade(outcome.select);
    },
    [offer, close, put, store, onMade, onTake],
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
  const seat = wish.do === 'attach' ? freeSeat(model, plane, wish.to) : undefined;
  return wish.do === 'attach' && seat ? attachEntry(model, plane, entry, wish.to, seat) : undefined;
}

/** What is wished of the thing that is chosen. */
function wishFor(what: Exclude<WhatIsOffered, 'create'>, found: Found | undefined): Wish | undefined {
  if (found?.kind === 'flow') return what === 'append' ? { do: 'insert', on: found.id } : undefined;
  if (found?.kind !== 'element') return undefined;
  return what === 'replace' ? { do: what, id: found.id } : { do: what, to: found.id };
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
