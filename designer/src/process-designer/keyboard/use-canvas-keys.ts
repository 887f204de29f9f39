import { useCallback, type KeyboardEvent } from 'react';
import { modelOf, moveShapes, removeThings, resizeShape } from '../../document/index.js';
import type { DesignerStore } from '../state/designer-store.js';
import { mayResize, pulled } from '../canvas/resizing.js';
import { fittingActions, type CanvasTools } from './canvas-actions.js';
import { branchBeside, firstStop, headings, neighbourOf, type Heading } from './neighbour.js';
import { isPressed } from './shortcut.js';

/** What keys ask the canvas for beside the document. */
export interface CanvasActs {
  readonly rename: (id: string) => void;
  readonly connect: (from: string) => void;
  /** The list of what can be made: anywhere, behind or inside something, or of it. */
  readonly offer: (what: 'create' | 'append' | 'attach' | 'replace') => void;
  /** Shows something that may lie outside of the view. */
  readonly reveal: (id: string) => void;
  readonly tools: CanvasTools;
  /** Leaves what is under way: connecting, naming, an inner plane. */
  readonly leave: () => void;
}

const vectors: Readonly<Record<Heading, readonly [number, number]>> = { right: [1, 0], left: [-1, 0], up: [0, -1], down: [0, 1] };
const step = 10;

/** Keys of the canvas, by `event.code`: the same keys on every keyboard layout. They act only while the canvas itself has the focus. */
export function useCanvasKeys(store: DesignerStore, acts: CanvasActs, isReadOnly: boolean) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>): void => {
      if (event.target !== event.currentTarget) return;
      const { document, plane, selection } = store.view();
      const [chosen] = selection;
      const command = event.ctrlKey || event.metaKey;
      const heading = headings[event.code];
      const choose = (id: string | undefined): void => {
        if (id === undefined) return;
        store.select([id]);
        acts.reveal(id);
      };
      const act = (): boolean => {
        const action = fittingActions(store.view(), isReadOnly).find(({ keys }) => keys && isPressed(keys, event));
        if (action) {
          if (!action.isNative) action.run(acts.tools);
          return !action.isNative;
        }
        if (heading && event.altKey) {
          if (isReadOnly || selection.size === 0) return true;
          const [x, y] = vectors[heading];
          if (event.shiftKey) {
            const found = modelOf(document).all.get(chosen ?? '');
            const at = modelOf(document).planes[plane]?.shapes?.[chosen ?? '']?.at;
            if (selection.size === 1 && found && at && mayResize(found))
              store.run(resizeShape(plane, found.id, pulled(at, { x: 1, y: 1 }, [x * step, y * step])), `resize ${found.id}`);
            return true;
          }
          const far = command ? 1 : step;
          store.run(moveShapes(plane, [...selection], [x * far, y * far]), `arrows ${[...selection].join(' ')}`);
          return true;
        }
        if (heading && !command) {
          choose(chosen === undefined ? firstStop(document, plane) : (neighbourOf(document, plane, chosen, heading) ?? chosen));
          return true;
        }
        if (command && event.code === 'KeyA') {
          store.select(Object.keys(document.layout?.planes?.[plane]?.shapes ?? {}));
          return true;
        }
        if (command && event.code === 'KeyZ') {
          if (isReadOnly) return true;
          if (event.shiftKey) store.redo();
          else store.undo();
          return true;
        }
        if (command && event.code === 'KeyY') {
          if (!isReadOnly) store.redo();
          return true;
        }
        if (command || event.altKey || event.shiftKey) return false;
        switch (event.code) {
          case 'Home':
            choose(firstStop(document, plane));
            return true;
          case 'BracketLeft':
          case 'BracketRight':
            if (chosen !== undefined) choose(branchBeside(document, chosen, event.code === 'BracketRight' ? 1 : -1));
            return true;
          case 'Escape':
            if (selection.size > 0) store.select([]);
            else acts.leave();
            return true;
          case 'Equal':
          case 'NumpadAdd':
            acts.tools.zoom(1.25);
            return true;
          case 'Minus':
          case 'NumpadSubtract':
            acts.tools.zoom(0.8);
            return true;
        }
        if (isReadOnly) return false;
        if (event.code === 'KeyN') {
          acts.offer('create');
          return true;
        }
        if (chosen === undefined) return false;
        switch (event.code) {
          case 'Delete':
          case 'Backspace':
            store.run(removeThings([...selection]));
            return true;
          case 'Enter':
          case 'F2':
            acts.rename(chosen);
            return true;
          case 'KeyA':
            acts.offer('append');
            return true;
          case 'KeyB':
            acts.offer('attach');
            return true;
          case 'KeyR':
            acts.offer('replace');
            return true;
          case 'KeyC':
            acts.connect(chosen);
            return true;
        }
        return false;
      };
      if (act()) event.preventDefault();
    },
    [store, acts, isReadOnly],
  );
}
