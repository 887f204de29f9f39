import type { ProcessDraft } from '../../document/process-document.js';
import type { LayOut } from '../../document/index.js';
import type { Block } from '../../layout/block.js';
import type { TidyWish } from '../../layout/places-of.js';
import type { TidyAnswer, TidyAsk } from './tidy-side.js';

/** As much of a worker as is used. */
export interface TidyWorker {
  onmessage: ((event: { readonly data: TidyAnswer }) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault?: () => void }) => void) | null;
  postMessage(ask: TidyAsk): void;
  terminate(): void;
}

/** A worker of the page's own origin. Nothing where there are no workers. */
export function connectTidyWorker(): TidyWorker | undefined {
  if (typeof Worker === 'undefined') return undefined;
  return new Worker(new URL('./tidy-worker.js', import.meta.url), { type: 'module' }) as unknown as TidyWorker;
}

/** In the page's own thread: the page stands still meanwhile, but the work is done. */
async function layOutHere(definition: ProcessDraft, wish: TidyWish): Promise<Block> {
  const { placesOf } = await import('../../layout/places-of.js');
  return placesOf(definition, wish);
}

/**
 * Computes places in a worker that lives as long as the question: a layout is asked for seldom, and elk holds much memory. Where no worker can be
 * started, as where a page's policy forbids it, or where it failed, the page does it.
 *
 * @throws what the layout itself complains of in the page.
 */
export function layOutInWorker(connect: () => TidyWorker | undefined = connectTidyWorker, here: LayOut = layOutHere): LayOut {
  return async (definition, wish) => {
    const asked = await ask(connect, { id: 1, text: JSON.stringify(definition), wish });
    return asked === undefined || 'failed' in asked ? here(definition, wish) : asked.block;
  };
}

/** The worker's answer; nothing where it could not be started or broke down. */
function ask(connect: () => TidyWorker | undefined, question: TidyAsk): Promise<TidyAnswer | undefined> {
  return new Promise((done) => {
    let worker: TidyWorker | undefined;
    const end = (answer: TidyAnswer | undefined): void => {
      worker?.terminate();
      done(answer);
    };
    try {
      worker = connect();
      if (!worker) return void done(undefined);
      worker.onmessage = ({ data }) => end(data);
      worker.onerror = (event) => {
        event.preventDefault?.();
        end(undefined);
      };
      worker.postMessage(question);
    } catch {
      end(undefined);
    }
  });
}
