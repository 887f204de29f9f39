import type { Path, ShapeProblem } from './problem.js';
import { shapeProblem } from './problem.js';

/** How large a document may be. */
export interface Limits {
  /** Levels of nesting. */
  readonly depth: number;
  /** Values of any kind, counted one by one. */
  readonly values: number;
  /** Characters of all texts and names together. */
  readonly characters: number;
}

interface Place {
  readonly value: unknown;
  readonly depth: number;
  readonly from: Place | null;
  readonly step: string | number;
}

/**
 * Tells whether a value is JSON of bearable size, before anything recursive looks at it. Walks without recursion, so that no depth can
 * exhaust the stack; a value that contains itself is too deep. `__proto__` as a name is refused: copying it would change what objects inherit.
 */
export function measure(value: unknown, limits: Limits): ShapeProblem | null {
  let values = 0;
  let characters = 0;
  const stack: Place[] = [{ value, depth: 0, from: null, step: '' }];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    values += 1;
    if (typeof place.value === 'string') characters += place.value.length;
    if (place.depth > limits.depth) return shapeProblem('SHAPE_TOO_DEEP', pathOf(place), { limit: limits.depth });
    if (typeof place.value === 'object' && place.value !== null) {
      const children = childrenOf(place.value);
      if (children === null) return shapeProblem('SHAPE_NOT_JSON', pathOf(place), { found: nameOf(place.value) });
      values += children.holes;
      for (const [step, inner] of children.entries) {
        if (step === '__proto__') return shapeProblem('SHAPE_NAME_FORBIDDEN', pathOf(place), { found: step });
        if (typeof step === 'string') characters += step.length;
        stack.push({ value: inner, depth: place.depth + 1, from: place, step });
      }
    } else if (!isScalar(place.value)) {
      return shapeProblem('SHAPE_NOT_JSON', pathOf(place), { found: nameOf(place.value) });
    }
    // Counted with what still waits on the stack, so that a huge list is refused before it is walked.
    if (values + stack.length > limits.values)
      return shapeProblem('SHAPE_TOO_LARGE', [], { limit: limits.values, unit: 'values' }, units.values);
    if (characters > limits.characters)
      return shapeProblem('SHAPE_TOO_LARGE', [], { limit: limits.characters, unit: 'characters' }, units.characters);
  }
  return null;
}

const units = {
  values: { unit: { en: 'values', ru: 'значений' } },
  characters: { unit: { en: 'characters', ru: 'знаков' } },
};

function childrenOf(value: object): { readonly entries: readonly (readonly [string | number, unknown])[]; readonly holes: number } | null {
  if (Array.isArray(value)) {
    const keys = Object.keys(value);
    // A list with holes is counted by its length and not walked.
    if (keys.length !== value.length)
      return keys.length < value.length && value.length > 1_000_000 ? { entries: [], holes: value.length } : null;
    return { entries: value.map((inner: unknown, index) => [index, inner] as const), holes: 0 };
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) return null;
  // A property that is undefined is absent, as JSON.stringify has it.
  return { entries: Object.entries(value).filter(([, inner]) => inner !== undefined), holes: 0 };
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

function nameOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' && value !== null ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
}

function pathOf(place: Place): Path {
  const path: (string | number)[] = [];
  for (let at = place; at.from !== null; at = at.from) path.unshift(at.step);
  // A place that is too deep is told by where it begins.
  return path.slice(0, 20);
}
