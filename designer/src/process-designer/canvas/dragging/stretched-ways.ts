import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Point } from '../../../drawing/nodes.js';

/** How far the ends of a line are from where the document has them. */
export interface EndsAway {
  readonly from: Point;
  readonly to: Point;
}

/** Lines that follow a drag. Each line listens for itself alone: the others are not even asked. */
export interface StretchedWays {
  readonly of: (line: string) => EndsAway | undefined;
  readonly subscribe: (line: string, listener: () => void) => () => void;
  /** `undefined`: it is as the document has it. */
  readonly set: (line: string, away: EndsAway | undefined) => void;
}

/** Lines of one canvas that follow a drag. */
export function createStretchedWays(): StretchedWays {
  const away = new Map<string, EndsAway>();
  const listeners = new Map<string, () => void>();
  return {
    of: (line) => away.get(line),
    subscribe: (line, listener) => {
      listeners.set(line, listener);
      return () => void listeners.delete(line);
    },
    set: (line, ends) => {
      if (ends) away.set(line, ends);
      else away.delete(line);
      listeners.get(line)?.();
    },
  };
}

/** The lines of the canvas around. */
export const StretchedWaysContext = createContext<StretchedWays>(createStretchedWays());

/** How far a line's ends have been dragged; nothing while it is not. */
export function useEndsAway(line: string): EndsAway | undefined {
  const ways = useContext(StretchedWaysContext);
  const read = (): EndsAway | undefined => ways.of(line);
  return useSyncExternalStore((listener) => ways.subscribe(line, listener), read, read);
}
