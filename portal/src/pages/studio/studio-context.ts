import { createContext, useContext } from 'react';
import type { DraftView } from '../../api/shapes.js';

/** What the panels of an open process know of it. */
export interface OpenProcess {
  readonly view: DraftView;
  readonly mayChange: boolean;
  /** What an element is called; null where it is not on the drawing. */
  readonly nameOf: (id: string) => string | null;
}

const Context = createContext<OpenProcess | null>(null);

/** Says which process is open to everything inside. */
export const OpenProcessContext = Context;

/** The process that is open around this component. */
export function useOpenProcess(): OpenProcess {
  const open = useContext(Context);
  if (open === null) throw new Error('A panel of the studio stands outside of it.');
  return open;
}
