import { requestProblem, type RequestProblem } from './request-refused.js';

/** As deep as the engine takes what a command brings. */
const deepest = 200;
const most = 20;
/** NUL, and halves of a pair of UTF-16: stores keep them differently or not at all, and nobody can read them. */
const unsound = /[\0\p{Cs}]/u;

/** What is wrong with the texts of a value, names of fields among them: signs that are no characters, and nesting without end. */
export function textProblems(place: string, value: unknown): readonly RequestProblem[] {
  const problems: RequestProblem[] = [];
  // No recursion: what comes from outside may be nested deeper than a stack.
  const left: { readonly at: string; readonly depth: number; readonly value: unknown }[] = [{ at: place, depth: 0, value }];
  for (let next = left.pop(); next !== undefined && problems.length < most; next = left.pop()) {
    const { at, depth, value: part } = next;
    if (typeof part === 'string') {
      if (unsound.test(part)) problems.push(requestProblem('SHAPE_TEXT', at));
      continue;
    }
    if (typeof part !== 'object' || part === null) continue;
    if (depth >= deepest) return [requestProblem('SHAPE_TOO_DEEP', place, { limit: deepest })];
    for (const [name, inner] of Object.entries(part)) {
      if (unsound.test(name)) problems.push(requestProblem('SHAPE_TEXT', at));
      else if (typeof inner === 'string' || typeof inner === 'object')
        left.push({ at: `${at}/${pointerStep(name)}`, depth: depth + 1, value: inner });
    }
  }
  return problems.reverse();
}

const pointerStep = (name: string): string => name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
