import { useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useState, type RefObject } from 'react';
import { tidy, tidyPlan } from '../../document/index.js';
import type { CanvasTools } from '../keyboard/canvas-actions.js';
import { useClipboard } from '../making/use-clipboard.js';
import type { DesignerStore } from '../state/designer-store.js';
import { layOutInWorker } from '../tidying/lay-out.js';
import { reveal } from './reveal.js';

const layOut = layOutInWorker();

/** What lies over the canvas at a time. */
export type Mode = 'find' | 'room' | 'keys';

/** The tools of a canvas, and what of them is open. */
export function useTools(store: DesignerStore, surface: RefObject<HTMLElement | null>, isReadOnly: boolean) {
  const flow = useReactFlow();
  const clipboard = useClipboard(store, surface, isReadOnly);
  const [mode, setMode] = useState<Mode>();
  const [hasMap, setHasMap] = useState(false);
  const [isTidying, setIsTidying] = useState(false);
  const leave = useCallback(() => {
    setMode(undefined);
    surface.current?.focus({ preventScroll: true });
  }, [surface]);
  const tools = useMemo((): CanvasTools => {
    const tidyNow = async (): Promise<void> => {
      const { document, plane, selection } = store.view();
      const shapes = [...selection].filter((id) => document.layout?.planes?.[plane]?.shapes?.[id]);
      setIsTidying(true);
      try {
        const plan = await tidyPlan(document, plane, shapes.length > 1 ? shapes : undefined, layOut);
        store.run('refused' in plan ? { name: 'tidy', label: { en: 'Tidy', ru: 'Упорядочить' }, change: () => plan } : tidy(plan));
      } finally {
        setIsTidying(false);
      }
    };
    return {
      store,
      clipboard,
      zoom: (to) => {
        if (to === 'all') void flow.fitView({ padding: 0.1, maxZoom: 1 });
        else void flow.zoomTo(to === 'actual' ? 1 : flow.getZoom() * to);
      },
      find: () => setMode('find'),
      makeRoom: () => setMode((now) => (now === 'room' ? undefined : 'room')),
      showKeys: () => setMode('keys'),
      toggleMap: () => setHasMap((now) => !now),
      tidy: () => void tidyNow(),
      reveal: (id) => reveal(flow, surface.current, store, id),
    };
  }, [store, clipboard, flow, surface]);
  return { tools, mode, leave, hasMap, isTidying };
}
