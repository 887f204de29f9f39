import { modelOf } from '../../document/read/model.js';
import type { ProcessDraft } from '../../document/process-document.js';
import type { DocumentPatch } from '../../document/history/patches.js';
import type { DesignerStore } from '../state/designer-store.js';
import { createChecker, type CheckResult, type CheckerParts } from './checking/checker.js';
import type { DesignerProblem } from './checking/problem.js';

/** What is found about one thing of the drawing. */
export interface Mark {
  readonly severity: 'error' | 'warning';
  readonly problems: readonly DesignerProblem[];
}

/** What was found the last time. */
export interface ProblemView {
  /** `waiting` until the first answer. */
  readonly by: 'waiting' | CheckResult['by'];
  /** Errors first. */
  readonly problems: readonly DesignerProblem[];
  readonly errors: number;
  readonly warnings: number;
  /** By what is marked on the canvas: a pool for its process. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** The document as it was when the answer came; another one is shown already while its check is on its way. */
  readonly document: ProcessDraft | undefined;
}

/** The problems of one designer: apart from its own state, so that what shows no problems is not drawn again. */
export interface ProblemStore {
  view(): ProblemView;
  /** It checks as long as somebody listens. */
  subscribe(listener: () => void): () => void;
}

/** What a store of problems is made of. */
export interface ProblemStoreParts extends Pick<CheckerParts, 'connect' | 'here' | 'patience'> {
  readonly designer: Pick<DesignerStore, 'editor'>;
  /** How long after the last change it is checked, in milliseconds. */
  readonly pause?: number;
}

const usualPause = 200;
const nothing: ProblemView = { by: 'waiting', problems: [], errors: 0, warnings: 0, marks: new Map(), document: undefined };

/** Makes the problems of a designer: checked when somebody begins to listen, and a moment after each last change. */
export function createProblemStore({ designer: { editor }, pause = usualPause, ...parts }: ProblemStoreParts): ProblemStore {
  const listeners = new Set<() => void>();
  let view = nothing;
  let stop: (() => void) | undefined;

  const begin = (): (() => void) => {
    let waiting: DocumentPatch[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const checker = createChecker({
      ...parts,
      onResult: (result) => {
        view = viewOf(result, view, editor.document);
        for (const listener of [...listeners]) listener();
      },
    });
    const forget = editor.subscribe(({ patches }) => {
      waiting = [...waiting, ...patches];
      clearTimeout(timer);
      timer = setTimeout(() => {
        const told = waiting;
        waiting = [];
        checker.check(editor.document, told);
      }, pause);
    });
    checker.check(editor.document);
    return () => {
      clearTimeout(timer);
      forget();
      checker.close();
    };
  };

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      stop ??= begin();
      return () => {
        listeners.delete(listener);
        // React takes all away and puts it back when it tries a component twice: the worker outlives that.
        setTimeout(() => {
          if (listeners.size > 0) return;
          stop?.();
          stop = undefined;
        }, 0);
      };
    },
  };
}

function viewOf(result: CheckResult, before: ProblemView, document: ProcessDraft): ProblemView {
  if (result.by === 'nobody') return { ...nothing, by: 'nobody', document };
  if (result.problems === 'same') return { ...before, by: result.by, document };
  // What is the same as before is the same object: what shows it is not drawn again.
  const known = new Map(before.problems.map((problem) => [problem.key, problem]));
  const problems = result.problems.map((problem) => {
    const old = known.get(problem.key);
    return old?.words.en === problem.words.en && old.words.ru === problem.words.ru ? old : problem;
  });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { by: result.by, problems, errors, warnings: problems.length - errors, marks: marksOf(problems, before, document), document };
}

function marksOf(problems: readonly DesignerProblem[], before: ProblemView, document: ProcessDraft): ReadonlyMap<string, Mark> {
  const model = modelOf(document);
  const found = new Map<string, DesignerProblem[]>();
  for (const problem of problems) {
    const { elementId } = problem;
    const id = elementId === undefined ? undefined : (model.poolOf(elementId)?.id ?? elementId);
    if (id === undefined) continue;
    const list = found.get(id);
    if (list) list.push(problem);
    else found.set(id, [problem]);
  }
  return new Map(
    [...found].map(([id, list]): [string, Mark] => {
      const old = before.marks.get(id);
      const isSame = old?.problems.length === list.length && list.every((problem, index) => problem === old.problems[index]);
      return [id, isSame && old ? old : { severity: list[0]?.severity ?? 'error', problems: list }];
    }),
  );
}
