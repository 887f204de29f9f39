import { copyOf } from '../json-copy.js';
import { createDraft, finishDraft, freeze, type Patch } from 'immer';
import { isRefusal, type Command, type Done } from '../command.js';
import { followUp } from '../follow-ups/index.js';
import type { NewId } from '../ids.js';
import { refuse, type Refusal, type Words } from '../refusals.js';
import type { ProcessDraft, WritableProcess } from '../process-document.js';
import { modelOf } from '../read/model.js';
import { checkChanged } from './check-changed.js';
import { byName, joinedPatches, withPatches, type DocumentPatch } from './patches.js';

/** One step of undo and redo: everything a person did by one gesture or one burst of typing. */
export interface HistoryStep {
  readonly id: string;
  readonly name: string;
  readonly label: Words;
  readonly patches: readonly DocumentPatch[];
  readonly inverse: readonly DocumentPatch[];
  /** Ids of what was changed, made or removed: what undo shows. */
  readonly touched: readonly string[];
  readonly before: ProcessDraft;
  readonly after: ProcessDraft;
}

/** What happened to the document. */
export interface DocumentChange {
  readonly kind: 'run' | 'undo' | 'redo';
  readonly step: HistoryStep;
  /** What leads from the document before to the one now. */
  readonly patches: readonly DocumentPatch[];
}

/** What a command came to: the document as it is now, or why it was refused. */
export type Outcome =
  { readonly ok: true; readonly changed: boolean; readonly select?: readonly string[] } | { readonly ok: false; readonly refusal: Refusal };

/** A document and everything that was done to it. */
export interface Editor {
  readonly document: ProcessDraft;
  readonly past: readonly HistoryStep[];
  readonly future: readonly HistoryStep[];
  /**
   * Carries out a command. It either leaves a document that is valid against the draft schema or changes nothing.
   *
   * @param burst Commands of one burst, one after the other, are one step of undo: a drag, typing in one field.
   */
  run(command: Command, burst?: string): Outcome;
  /** Ends a burst: the next command is a step of its own. */
  endBurst(): void;
  undo(): HistoryStep | undefined;
  redo(): HistoryStep | undefined;
  /** Calls back after every change; answers how to stop that. */
  subscribe(listener: (change: DocumentChange) => void): () => void;
}

/** What an editor is made of. */
export interface EditorParts {
  /** Valid against the draft schema. */
  readonly document: ProcessDraft;
  readonly newId: NewId;
  /** How many steps are remembered; 500 when absent. */
  readonly steps?: number;
}

/** Makes an editor of a document. Every change goes through it, whatever a person did it with. */
export function createEditor({ document: given, newId, steps = 500 }: EditorParts): Editor {
  let document = freeze(copyOf(given), true);
  let past: HistoryStep[] = [];
  let future: HistoryStep[] = [];
  let burst: string | undefined;
  const listeners = new Set<(change: DocumentChange) => void>();
  const tell = (change: DocumentChange): void => {
    for (const listener of [...listeners]) listener(change);
  };
  const freeId: NewId = (prefix) => {
    const { all, planes } = modelOf(document);
    for (;;) {
      const id = newId(prefix);
      if (!all.has(id) && !Object.hasOwn(planes, id)) return id;
    }
  };

  const run = (command: Command, inBurst?: string): Outcome => {
    const before = document;
    const answer = changed(before, command, freeId);
    if ('refused' in answer) return { ok: false, refusal: answer };
    const { after, done, patches, inverse } = answer;
    const select = done?.select ? { select: done.select } : {};
    if (patches.length === 0) return { ok: true, changed: false, ...select };
    const last = past.at(-1);
    const joins = inBurst !== undefined && inBurst === burst && last !== undefined && last.after === before;
    const step: HistoryStep = {
      id: joins ? last.id : newId('cmd'),
      name: command.name,
      label: command.label,
      patches: joins ? joinedPatches(last.patches, patches) : patches,
      inverse: joins ? [...inverse, ...last.inverse] : inverse,
      touched: joins ? [...new Set([...last.touched, ...touchedBy(patches)])] : touchedBy(patches),
      before: joins ? last.before : before,
      after,
    };
    document = after;
    past = [...(joins ? past.slice(0, -1) : past), step].slice(-steps);
    future = [];
    burst = inBurst;
    tell({ kind: 'run', step, patches });
    return { ok: true, changed: true, ...select };
  };

  const go = (step: HistoryStep | undefined, kind: 'undo' | 'redo'): HistoryStep | undefined => {
    if (!step) return undefined;
    const [from, to, patches] = kind === 'undo' ? [step.after, step.before, step.inverse] : [step.before, step.after, step.patches];
    document = document === from ? to : withPatches(document, patches);
    burst = undefined;
    tell({ kind, step, patches });
    return step;
  };

  return {
    get document() {
      return document;
    },
    get past() {
      return past;
    },
    get future() {
      return future;
    },
    run,
    endBurst: () => {
      burst = undefined;
    },
    undo: () => {
      const step = past.at(-1);
      if (step) [past, future] = [past.slice(0, -1), [...future, step]];
      return go(step, 'undo');
    },
    redo: () => {
      const step = future.at(-1);
      if (step) [past, future] = [[...past, step], future.slice(0, -1)];
      return go(step, 'redo');
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface Changed {
  readonly after: ProcessDraft;
  readonly done: Done | undefined;
  readonly patches: readonly DocumentPatch[];
  readonly inverse: readonly DocumentPatch[];
}

function changed(before: ProcessDraft, command: Command, newId: NewId): Changed | Refusal {
  const draft = createDraft(before) as unknown as WritableProcess;
  const answer = command.change(draft, { before, newId });
  if (isRefusal(answer)) return answer;
  if (answer?.asIs !== true) followUp(draft, before);
  let [patches, inverse]: [readonly Patch[], readonly Patch[]] = [[], []];
  const after = finishDraft(draft, (there, back) => {
    [patches, inverse] = [there, back];
  }) as unknown as ProcessDraft;
  const named = byName(patches, before, after);
  const [wrong] = named.length === 0 ? [] : checkChanged(after, named);
  if (wrong) return refuse('INVALID', wrong.pointer, wrong.message);
  return { after, done: answer, patches: named, inverse: byName(inverse, after, before) };
}

/** Ids that patches reach: entries of maps, shapes and edges. */
function touchedBy(patches: readonly DocumentPatch[]): readonly string[] {
  const ids = new Set<string>();
  for (const { path } of patches) {
    const id = path[0] === 'layout' ? path[4] : path[1];
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}
