import { useEffect, type RefObject } from 'react';
import type { DesignerStore } from '../state/designer-store.js';

/** Keeps the one thing that is chosen in sight when the surface becomes smaller: a panel opens beside it, or the window is made narrower. */
export function useKeptInView(store: DesignerStore, surface: RefObject<HTMLElement | null>, reveal: (id: string) => void): void {
  useEffect(() => {
    const element = surface.current;
    if (!element) return undefined;
    let [width, height] = [element.clientWidth, element.clientHeight];
    const observer = new ResizeObserver(() => {
      const isSmaller = element.clientWidth < width || element.clientHeight < height;
      const frame = element.getBoundingClientRect();
      const [chosen, ...others] = store.view().selection;
      const node = chosen === undefined ? undefined : element.querySelector(`.react-flow__node[data-id="${CSS.escape(chosen)}"]`);
      const box = node?.getBoundingClientRect();
      // What was out of sight before stays so.
      const wasSeen =
        box && box.left < frame.left + width && box.top < frame.top + height && box.right > frame.left && box.bottom > frame.top;
      [width, height] = [element.clientWidth, element.clientHeight];
      if (isSmaller && wasSeen && chosen !== undefined && others.length === 0) reveal(chosen);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [store, surface, reveal]);
}
