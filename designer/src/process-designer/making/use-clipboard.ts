import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import {
  copyThings,
  fragmentText,
  modelOf,
  pasteThings,
  placeAt,
  readFragment,
  refuse,
  removeThings,
  type ProcessFragment,
  type Refusal,
} from '../../document/index.js';
import type { DesignerStore } from '../state/designer-store.js';
import { refusal } from './refusal.js';
import { pasteMiddle, type PasteTrail } from './paste-middle.js';

const isXml: Refusal = {
  refused: 'NOT_A_FRAGMENT',
  words: {
    en: 'This is XML, not a copied part of a process. Import a BPMN file as a process of its own.',
    ru: 'Это XML, а не скопированная часть процесса. Файл BPMN импортируйте как отдельный процесс.',
  },
};
const isEmpty: Refusal = {
  refused: 'NOT_A_FRAGMENT',
  words: { en: 'There is no text on the clipboard.', ru: 'В буфере обмена нет текста.' },
};
const isClosed: Refusal = {
  refused: 'NOT_A_FRAGMENT',
  words: {
    en: 'The browser does not let a button read the clipboard. Press Ctrl+V (⌘V on a Mac).',
    ru: 'Браузер не даёт кнопке читать буфер обмена. Нажмите Ctrl+V (на Mac — ⌘V).',
  },
};

/**
 * Copy, cut and paste through the browser's own events, which need no permission: what was copied is text, so it goes between tabs, into letters and
 * back. It acts while the canvas has the focus and no text is being written.
 */
export function useClipboard(store: DesignerStore, surface: RefObject<HTMLElement | null>, isReadOnly: boolean) {
  const flow = useReactFlow();
  /** Where the pointer was last over the canvas, in pixels of the window; not a state, so that moving it draws nothing. */
  const pointer = useRef<readonly [number, number] | undefined>(undefined);
  const trail = useRef<PasteTrail | undefined>(undefined);
  const clipboard = useMemo(() => {
    const fragment = (): ProcessFragment | undefined => {
      const { document, selection, plane } = store.view();
      return copyThings(document, [...selection], plane);
    };
    const paste = (text: string): void => {
      if (text.trim() === '') {
        store.run(refusal(isEmpty));
        return;
      }
      const read = readFragment(text);
      if (read.kind === 'nothing') store.run(refusal(read.refusal));
      else if (read.kind === 'xml') store.run(refusal(isXml));
      else if (!read.fragment) store.run(refusal(refuse('NOTHING')));
      else {
        const { document, plane } = store.view();
        const frame = surface.current?.getBoundingClientRect();
        const [x, y] = pointer.current ?? [(frame?.left ?? 0) + (frame?.width ?? 0) / 2, (frame?.top ?? 0) + (frame?.height ?? 0) / 2];
        const point = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
        trail.current = pasteMiddle([point.x, point.y], trail.current);
        const under = placeAt(modelOf(document), plane, trail.current.at);
        store.run(pasteThings(plane, read.fragment, { at: trail.current.at, scope: under.scope, lane: under.lane, host: under.host }));
      }
    };
    const focused = (act: () => void) => (): void => {
      surface.current?.focus({ preventScroll: true });
      act();
    };
    return {
      fragment,
      pasteText: paste,
      copy: focused(() => void document.execCommand('copy')),
      cut: focused(() => void document.execCommand('cut')),
      paste: focused(() => {
        // Only a button needs a permission; the keys never do.
        const text: Promise<string> = navigator.clipboard?.readText?.() ?? Promise.reject(new Error('There is no clipboard to read.'));
        text.then(paste, () => store.run(refusal(isClosed)));
      }),
    };
  }, [store, surface, flow]);

  useEffect(() => {
    const isOurs = (): boolean => document.activeElement === surface.current;
    const copy = (event: ClipboardEvent): void => {
      if (!isOurs() || !event.clipboardData) return;
      const copied = clipboard.fragment();
      if (!copied) return;
      event.clipboardData.setData('text/plain', fragmentText(copied));
      event.preventDefault();
      trail.current = undefined;
      if (event.type === 'cut' && !isReadOnly) store.run(removeThings([...store.view().selection]));
    };
    const paste = (event: ClipboardEvent): void => {
      if (!isOurs() || isReadOnly) return;
      event.preventDefault();
      clipboard.pasteText(event.clipboardData?.getData('text/plain') ?? '');
    };
    /** Safari copies from what is no text only when it is asked to. */
    const before = (event: Event): void => {
      if (isOurs()) event.preventDefault();
    };
    const move = ({ clientX, clientY, target }: PointerEvent): void => {
      const isOver = surface.current?.querySelector('.react-flow')?.contains(target as Node) ?? false;
      pointer.current = isOver ? [clientX, clientY] : undefined;
    };
    const listened = { copy, cut: copy, paste, beforecopy: before, beforecut: before, beforepaste: before, pointermove: move };
    for (const [type, listener] of Object.entries(listened)) document.addEventListener(type, listener as (event: Event) => void);
    return () => {
      for (const [type, listener] of Object.entries(listened)) document.removeEventListener(type, listener as (event: Event) => void);
    };
  }, [clipboard, store, surface, isReadOnly]);
  return clipboard;
}
