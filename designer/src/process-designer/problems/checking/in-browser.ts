import type { ProcessDraft } from '../../../document/process-document.js';
import type { CheckWorker } from './checker.js';
import type { DesignerProblem } from './problem.js';

/** A worker of the page's own origin; any bundler finds its file by this form of words. Nothing where there are no workers: in tests, at the server. */
export function connectWorker(): CheckWorker | undefined {
  if (typeof Worker === 'undefined') return undefined;
  return new Worker(new URL('./check-worker.js', import.meta.url), { type: 'module' }) as unknown as CheckWorker;
}

/** Checks in the page's own thread and lets it breathe between the parts; the longest part, the engine's check, is one task. */
export async function checkHere(document: ProcessDraft): Promise<readonly DesignerProblem[]> {
  const { checkInParts } = await import('./check-document.js');
  const parts = checkInParts(document);
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return value;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
