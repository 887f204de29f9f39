import { validateDefinition, type ShapeProblem } from '@millrace/schemas';
import type { ProcessDraft } from '../process-document.js';
import type { DocumentPatch } from './patches.js';

type Json = Record<string, unknown>;

const asMap = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {});

/**
 * What the draft schema finds wrong with the changed parts of a document: nothing where the document was valid and stays so. Only the entries that
 * patches reach are read, so that a change costs the same in a large document as in a small one.
 */
export function checkChanged(after: ProcessDraft, patches: readonly DocumentPatch[]): readonly ShapeProblem[] {
  const part: Json = { kind: 'process', format: 1, id: after.id };
  for (const { path } of patches) {
    const [name, id] = path;
    if (name === undefined) return problemsOf(after);
    const whole = (after as unknown as Json)[name];
    if (id === undefined || name === 'extensions' || name === 'interchange') {
      if (whole !== undefined) part[name] = whole;
    } else if (name === 'layout') copyAlong(part, after, path.slice(0, 5));
    else copyAlong(part, after, path.slice(0, 2));
  }
  return problemsOf(part);
}

/** Copies one branch of an object, its siblings left out. */
function copyAlong(target: Json, source: Json, path: readonly string[]): void {
  const [step, ...rest] = path;
  if (step === undefined || !Object.hasOwn(source, step)) return;
  const value = source[step];
  const isBranch = rest.length > 0 && typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isBranch) {
    target[step] = value;
    return;
  }
  // The whole branch is there already.
  if (target[step] === value) return;
  if (!Object.hasOwn(target, step)) target[step] = {};
  copyAlong(asMap(target[step]), asMap(value), rest);
}

function problemsOf(value: unknown): readonly ShapeProblem[] {
  const answer = validateDefinition(value, { draft: true });
  return answer.ok ? [] : answer.problems;
}
