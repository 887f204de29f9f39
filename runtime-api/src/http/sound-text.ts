import { requestProblem, type RequestProblem } from './request-refused.js';

/** As deep as the engine takes what a command brings. */
const deepest = 200;
const most = 20;
/** NUL, and halves of a pair of UTF-16: stores keep them differently or not at all, and nobody can read them. */
const unsound = /[\0\p{Cs}]/u;

/** A value, and the way to it: told in full only where something is wrong with it. */
interface Place {
  readonly up: Place | null;
  readonly name: string;
  readonly depth: number;
  readonly value: unknown;
}

/** What is wrong with the texts of a value, names of fields among them: signs that are no characters, and nesting without end. */
export function textProblems(place: string, value: unknown): readonly RequestProblem[] {
  const problems: RequestProblem[] = [];
  // No recursion: what comes from outside may be nested deeper than a stack.
  const left: Place[] = [{ up: null, name: place, depth: 0, value }];
  for (let next = left.pop(); next !== undefined && problems.length < most; next = left.pop()) {
    const { depth, value: part } = next;
    if (typeof part === 'string') {
      if (unsound.test(part)) problems.push(requestProblem('SHAPE_TEXT', pointerTo(next)));
      continue;
    }
    if (typeof part !== 'object' || part === null) continue;
    if (depth >= deepest) return [requestProblem('SHAPE_TOO_DEEP', place, { limit: deepest })];
    if (Array.isArray(part)) {
      for (let index = 0; index < part.length; index++) note(left, next, String(index), part[index] as unknown);
      continue;
    }
    for (const name of Object.keys(part)) {
      if (unsound.test(name)) problems.push(requestProblem('SHAPE_TEXT', pointerTo(next)));
      else note(left, next, name, (part as Readonly<Record<string, unknown>>)[name]);
    }
  }
  return problems.reverse();
}

function note(left: Place[], up: Place, name: string, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'object') left.push({ up, name, depth: up.depth + 1, value });
}

function pointerTo({ up, name }: Place): string {
  const steps: string[] = [];
  for (let at = up, step = name; ; step = at.name, at = at.up) {
    if (at === null) return [step, ...steps].join('/');
    steps.unshift(pointerStep(step));
  }
}

const pointerStep = (name: string): string => name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
