import type { DocumentPatch } from '../../../document/history/patches.js';
import type { ProcessDraft } from '../../../document/process-document.js';
import type { Answer, Ask } from './check-side.js';
import type { DesignerProblem } from './problem.js';

/** A worker, as much of it as is used. */
export interface CheckWorker {
  postMessage(ask: Ask): void;
  terminate(): void;
  onmessage: ((event: { readonly data: Answer }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  onmessageerror: ((event: unknown) => void) | null;
}

/** What a checker is made of. */
export interface CheckerParts {
  /** Starts a worker; nothing, or an error thrown, where the page has none. */
  readonly connect: () => CheckWorker | undefined;
  /** Checks in the page's own thread. */
  readonly here: (document: ProcessDraft) => Promise<readonly DesignerProblem[]>;
  /** Told of each result; a result that a newer change has overtaken is told too, when it is newer than the last one told. */
  readonly onResult: (result: CheckResult) => void;
  /** How long a worker may take, in milliseconds. */
  readonly patience?: number;
}

/** Who checked, and what was found; `unavailable` when nobody could. */
export type CheckResult =
  | { readonly by: 'worker' | 'page'; readonly problems: readonly DesignerProblem[] | 'same' }
  | { readonly by: 'nobody'; readonly why: string };

/** Checks documents one after the other, always the latest. */
export interface Checker {
  /** The document as it is now. `patches`: what leads there from the one told before; absent: it is another one. */
  check(document: ProcessDraft, patches?: readonly DocumentPatch[]): void;
  close(): void;
}

/** Longer than the largest document takes; who takes longer is stuck. */
const usualPatience = 20_000;

/**
 * Asks a worker, one question at a time: what changes meanwhile waits and is asked together. A worker that dies or does not answer is started once more; then the page checks by itself.
 */
export function createChecker({ connect, here, onResult, patience = usualPatience }: CheckerParts): Checker {
  let worker: CheckWorker | undefined;
  let mayStart = 2;
  let isClosed = false;
  let revision = 0;
  let asked: { readonly revision: number; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  let isChecking = false;
  let latest: ProcessDraft | undefined;
  /** What the worker does not know yet; `undefined`: it knows the latest document. */
  let unsaid: 'whole' | DocumentPatch[] | undefined;

  const drop = (): void => {
    if (asked) clearTimeout(asked.timer);
    asked = undefined;
    if (!worker) return;
    worker.onmessage = worker.onerror = worker.onmessageerror = null;
    worker.terminate();
    worker = undefined;
  };
  const start = (): CheckWorker | undefined => {
    if (worker || mayStart === 0) return worker;
    mayStart -= 1;
    try {
      worker = connect();
    } catch {
      worker = undefined;
    }
    if (!worker) {
      mayStart = 0;
      return undefined;
    }
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = worker.onmessageerror = lost;
    unsaid = 'whole';
    return worker;
  };
  const lost = (): void => {
    drop();
    unsaid = 'whole';
    next();
  };
  const hear = (answer: Answer): void => {
    // An answer to a question that nobody asks any more.
    if (!asked || answer.revision !== asked.revision) return;
    clearTimeout(asked.timer);
    asked = undefined;
    // It works again: the next fault is a new one.
    if (!('failed' in answer)) mayStart = 1;
    if ('lost' in answer) unsaid = 'whole';
    else if ('failed' in answer) onResult({ by: 'nobody', why: answer.failed });
    else onResult({ by: 'worker', problems: 'same' in answer ? 'same' : answer.problems });
    next();
  };
  const next = (): void => {
    if (isClosed || asked || isChecking || unsaid === undefined || !latest) return;
    const side = start();
    if (!side) {
      checkHere(latest);
      return;
    }
    revision += 1;
    const ask: Ask =
      unsaid === 'whole' ? { do: 'open', revision, text: JSON.stringify(latest) } : { do: 'change', revision, patches: unsaid };
    asked = { revision, timer: setTimeout(lost, patience) };
    unsaid = undefined;
    try {
      side.postMessage(ask);
    } catch {
      lost();
    }
  };
  const checkHere = (document: ProcessDraft): void => {
    unsaid = undefined;
    isChecking = true;
    here(document)
      .then(
        (problems): CheckResult => ({ by: 'page', problems }),
        (error: unknown): CheckResult => ({ by: 'nobody', why: String(error) }),
      )
      .then((result) => {
        isChecking = false;
        if (isClosed) return;
        onResult(result);
        next();
      })
      .catch(() => undefined);
  };

  return {
    check: (document, patches) => {
      latest = document;
      if (!patches || unsaid === 'whole') unsaid = 'whole';
      else unsaid = [...(unsaid ?? []), ...patches];
      next();
    },
    close: () => {
      isClosed = true;
      drop();
    },
  };
}
