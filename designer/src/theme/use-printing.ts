import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;

/** The browser prints what is there when the event's listeners return: what changes for paper is drawn at once. */
function subscribe(changed: () => void): () => void {
  const turn = (to: boolean) => () => {
    printing = to;
    flushSync(changed);
  };
  const [start, end] = [turn(true), turn(false)];
  window.addEventListener('beforeprint', start);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', start);
    window.removeEventListener('afterprint', end);
  };
}

/** Whether the page is being put on paper, for what CSS alone cannot turn round: the colours of a drawing, what is cut off by its frame. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => printing,
    () => false,
  );
}
