import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import type { DesignerStore, DesignerView } from './designer-store.js';

/** The designer around a component. */
export const DesignerContext = createContext<DesignerStore | undefined>(undefined);

/** The store of the designer around. @throws outside of a designer: a fault of ours. */
export function useDesignerStore(): DesignerStore {
  const store = useContext(DesignerContext);
  if (!store) throw new Error('This component belongs inside of <ProcessDesigner>.');
  return store;
}

/** A slice of what is seen: the component is drawn again only when the slice changes (compared by `Object.is`). */
export function useDesigner<T>(slice: (view: DesignerView) => T): T {
  const store = useDesignerStore();
  const latest = useRef(slice);
  latest.current = slice;
  const read = (): T => latest.current(store.view());
  return useSyncExternalStore(store.subscribe, read, read);
}
