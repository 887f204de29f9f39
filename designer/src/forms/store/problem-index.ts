import type { FormState } from '@millrace/engine/forms';

type Problems = FormState['problems'];

const known = new WeakMap<Problems, ReadonlyMap<string, Problems>>();
const none: Problems = [];

/** The problems at a pointer and below it. Found by a map made once for each list: a table of 200 rows asks for each of its cells. */
export function problemsAt(problems: Problems, pointer: string): Problems {
  if (problems.length === 0) return none;
  let byPointer = known.get(problems);
  if (!byPointer) {
    const made = new Map<string, Problems[number][]>();
    for (const one of problems) {
      for (let at = one.pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
        const list = made.get(at);
        if (list) list.push(one);
        else made.set(at, [one]);
        if (!at.includes('/')) break;
      }
    }
    known.set(problems, (byPointer = made));
  }
  return byPointer.get(pointer) ?? none;
}
