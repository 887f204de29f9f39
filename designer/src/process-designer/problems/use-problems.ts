import { useContext, useRef, useSyncExternalStore } from 'react';
import type { DesignerStore } from '../state/designer-store.js';
import { DesignerContext, useDesignerStore } from '../state/use-designer.js';
import { checkHere, connectWorker } from './checking/in-browser.js';
import { createProblemStore, type Mark, type ProblemStore, type ProblemView } from './problem-store.js';

const stores = new WeakMap<DesignerStore, ProblemStore>();

/** The problems of a designer: one store for all that show them. */
export function problemsOf(designer: DesignerStore): ProblemStore {
  const known = stores.get(designer);
  if (known) return known;
  const made = createProblemStore({ designer, connect: connectWorker, here: checkHere });
  stores.set(designer, made);
  return made;
}

/** Shows these problems for a designer instead of checking it in a worker; before anything of it is drawn. */
export function provideProblems(designer: DesignerStore, problems: ProblemStore): void {
  stores.set(designer, problems);
}

/** A slice of what the check of the designer around has found: the component is drawn again only when the slice changes (compared by `Object.is`). */
export function useProblems<T>(slice: (view: ProblemView) => T): T {
  const store = problemsOf(useDesignerStore());
  const latest = useRef(slice);
  latest.current = slice;
  const read = (): T => latest.current(store.view());
  return useSyncExternalStore(store.subscribe, read, read);
}

const silent = (): (() => void) => () => undefined;

/** What is found about one thing; nothing outside of a designer, where shapes are shown too. */
export function useMark(id: string): Mark | undefined {
  const designer = useContext(DesignerContext);
  const store = designer && problemsOf(designer);
  const read = (): Mark | undefined => store?.view().marks.get(id);
  return useSyncExternalStore(store?.subscribe ?? silent, read, read);
}
