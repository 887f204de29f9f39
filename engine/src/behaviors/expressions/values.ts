import { jsonataFailure } from './failure.js';
import type { Run } from './run.js';
import type { Marked } from './sequence.js';

/** Whether a value is a number one can calculate with. NaN is not; an infinity is an error. */
export function isNumber(value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw jsonataFailure('D1001');
  return true;
}

/** JSONata's truth: empty texts, lists and objects, zero, null and lists without a true member are false; nothing is `undefined`. */
export function toBoolean(value: unknown, run: Run): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === undefined) return undefined;
  return truth(value, run);
}

function truth(value: unknown, run: Run): boolean {
  if (Array.isArray(value)) {
    run.spend(value.length);
    if (value.length === 1) return toBoolean(value[0], run) === true;
    let found = false;
    // All are looked at, as JSONata does: an infinity after the first true member is still an error.
    for (const member of value) found = toBoolean(member, run) === true || found;
    return found;
  }
  if (typeof value === 'string') return value.length > 0;
  if (isNumber(value)) return value !== 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Deep equality as JSONata sees it. A list and an object are compared by own names, which is its quirk. */
export function isEqual(left: unknown, right: unknown, run: Run): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length) return false;
    run.spend(left.length);
    return left.every((member, index) => isEqual(member, right[index], run));
  }
  const leftNames = Object.getOwnPropertyNames(left).sort();
  const rightNames = Object.getOwnPropertyNames(right).sort();
  run.spend(leftNames.length + 1);
  if (leftNames.length !== rightNames.length || leftNames.some((name, index) => name !== rightNames[index])) return false;
  return leftNames.every((name) => isEqual(own(left, name), own(right, name), run));
}

/** The own property of an object; never one of its prototype. */
export function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
}

/** A value as text: texts as they are, all else as JSON whose numbers have at most 15 significant digits. */
export function toText(value: unknown, pretty: boolean, run: Run): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && !Number.isFinite(value)) throw jsonataFailure('D3001');
  if (typeof value === 'number') return String(shorten(value));
  if (typeof value !== 'object' || value === null) return String(value);
  const shown = (value as Marked).outerWrapper ? (value as Marked)[0] : value;
  spendOnSize(shown, run);
  return JSON.stringify(shown, (_key, member: unknown) => (isNumber(member) ? shorten(member) : member), pretty ? 2 : 0) ?? '';
}

function shorten(value: number): number {
  // Adding zero makes -0 a plain 0, as JSON has it.
  return (Number.isInteger(value) ? value : Number(value.toPrecision(15))) + 0;
}

/** Spends a step for every member and every sixteen characters, so that what is copied or written out is paid for. */
export function spendOnSize(value: unknown, run: Run, depth = 0): void {
  if (depth > 500) run.spend(Infinity);
  if (typeof value === 'string') run.spend(1 + value.length / 16);
  else if (Array.isArray(value)) {
    run.spend(1);
    for (const member of value) spendOnSize(member, run, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    run.spend(1);
    for (const [key, member] of Object.entries(value)) {
      run.spend(key.length / 16);
      spendOnSize(member, run, depth + 1);
    }
  } else run.spend(1);
}
