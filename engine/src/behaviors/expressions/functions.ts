import { divide, round, significant, sum } from '../values/decimal.js';
import { failureOf, jsonataFailure, NeedsWorker } from './failure.js';
import type { Run } from './run.js';
import { append, isSequence, sequence } from './sequence.js';
import { signatureCheck, type CheckArguments } from './signature.js';
import { isEqual, isNumber, own, spendOnSize, toBoolean, toText } from './values.js';

/** A built-in function that runs in place. Its arguments have passed the signature. */
export interface Builtin {
  readonly check: CheckArguments;
  /** Whether the arguments are of the right kinds at a glance, so that the slow check may be left out. */
  readonly plain?: (values: readonly unknown[]) => boolean;
  call(run: Run, ...values: readonly unknown[]): unknown;
}

type Call = Builtin['call'];

const checks = new Map<string, CheckArguments>();

function builtin(signature: string, call: Call, plain?: Builtin['plain']): Builtin {
  const check: CheckArguments = (values, input) => {
    let known = checks.get(signature);
    if (!known) checks.set(signature, (known = signatureCheck(signature)));
    return known(values, input);
  };
  return plain ? { check, call, plain } : { check, call };
}

const oneNumber = (values: readonly unknown[]): boolean => values.length === 1 && typeof values[0] === 'number';
const oneText = (values: readonly unknown[]): boolean => values.length === 1 && typeof values[0] === 'string';
const twoTexts = (values: readonly unknown[]): boolean =>
  values.length === 2 && typeof values[0] === 'string' && typeof values[1] === 'string';
const one = (values: readonly unknown[]): boolean => values.length === 1 && values[0] !== undefined;
const oneList = (values: readonly unknown[]): boolean => values.length === 1 && Array.isArray(values[0]);

/** A function of one value that passes `undefined` through. */
function given<T>(compute: (value: T, run: Run) => unknown): Call {
  return (run, value) => (value === undefined ? undefined : compute(value as T, run));
}

/** A function of a list of numbers. */
function ofNumbers(compute: (values: readonly number[]) => unknown): Builtin {
  return builtin(
    '<a<n>:n>',
    given((values: readonly number[], run) => {
      run.spend(values.length);
      return compute(values);
    }),
    (values) => values.length === 1 && Array.isArray(values[0]) && values[0].every((value) => typeof value === 'number'),
  );
}

function ofText(compute: (text: string) => unknown): Builtin {
  const call = given((text: string, run) => {
    run.spend(text.length / 16);
    return compute(text);
  });
  return builtin('<s-:x>', call, oneText);
}

function ofNumber(compute: (value: number) => number): Builtin {
  return builtin('<n-:n>', given(compute), oneNumber);
}

/** The built-in functions that run in place, by name. Each costs at most what its arguments hold. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['sum', ofNumbers(sum)],
  ['count', builtin('<a:n>', (_run, list) => (list === undefined ? 0 : (list as readonly unknown[]).length), oneList)],
  ['min', ofNumbers((values) => extreme(values, Math.min))],
  ['max', ofNumbers((values) => extreme(values, Math.max))],
  ['average', ofNumbers(average)],
  ['string', builtin('<x-b?:s>', (run, value, pretty) => (value === undefined ? undefined : toText(value, pretty === true, run)))],
  ['substring', builtin('<s-nn?:s>', substring)],
  ['substringBefore', builtin('<s-s:s>', (run, text, mark) => around(run, text, mark, (whole, at) => whole.slice(0, at)), twoTexts)],
  [
    'substringAfter',
    builtin('<s-s:s>', (run, text, mark) => around(run, text, mark, (whole, at, length) => whole.slice(at + length)), twoTexts),
  ],
  ['lowercase', ofText((text) => text.toLowerCase())],
  ['uppercase', ofText((text) => text.toUpperCase())],
  ['length', ofText(characters)],
  ['trim', ofText(trim)],
  ['contains', builtin('<s-(sf):b>', contains, twoTexts)],
  ['join', builtin('<a<s>s?:s>', join)],
  ['split', builtin('<s-(sf)n?:a<s>>', split)],
  ['number', builtin('<(nsb)-:n>', given(toNumber), (values) => oneText(values) || oneNumber(values))],
  ['floor', ofNumber(Math.floor)],
  ['ceil', ofNumber(Math.ceil)],
  ['abs', ofNumber(Math.abs)],
  ['round', builtin('<n-n?:n>', (_run, value, places) => roundNumber(value, places), oneNumber)],
  ['sqrt', ofNumber(squareRoot)],
  ['power', builtin('<n-n:n>', (_run, base, exponent) => power(base, exponent))],
  ['boolean', builtin('<x-:b>', (run, value) => toBoolean(value, run), one)],
  ['not', builtin('<x-:b>', (run, value) => (value === undefined ? undefined : toBoolean(value, run) !== true), one)],
  [
    'exists',
    builtin(
      '<x:b>',
      (_run, value) => value !== undefined,
      (values) => values.length === 1,
    ),
  ],
  ['append', builtin('<xx:a>', appended, (values) => values.length === 2)],
  ['reverse', builtin('<a:a>', given(reversed), oneList)],
  ['distinct', builtin('<x:x>', given(distinct), one)],
  ['keys', builtin('<x-:a<s>>', keys, one)],
  ['lookup', builtin('<x-s:x>', lookup)],
  ['merge', builtin('<a<o>:o>', given(merge))],
  ['type', builtin('<x:s>', given(typeOf), one)],
  ['now', builtin('<s?s?:s>', (run) => new Date(timeOf(run, '$now()')).toISOString())],
  ['millis', builtin('<:n>', (run) => timeOf(run, '$millis()'))],
]);

/** The mean, rounded half-even to 15 significant digits. Shared with the worker. */
export function average(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : divide(sum(values), values.length);
}

/** The smallest or largest of a list, which may be longer than the arguments a function takes. */
export function extreme(values: readonly number[], pick: (a: number, b: number) => number): number | undefined {
  if (values.length === 0) return undefined;
  let found = values[0] as number;
  for (const value of values) found = pick(found, value);
  return found;
}

/** `$round`, half-even. Shared with the worker. */
export function roundNumber(value: unknown, places: unknown): number | undefined {
  return value === undefined ? undefined : round(value as number, (places as number | undefined) ?? 0);
}

/** `$sqrt` to 15 significant digits. Shared with the worker. */
export function squareRoot(value: number): number {
  if (value < 0) throw jsonataFailure('D3060');
  return significant(Math.sqrt(value));
}

/** `$power` to 15 significant digits. Shared with the worker. */
export function power(base: unknown, exponent: unknown): number | undefined {
  if (base === undefined) return undefined;
  const result = Math.pow(base as number, exponent as number);
  if (!Number.isFinite(result)) throw jsonataFailure('D3061');
  return significant(result);
}

/** The binding `now` as milliseconds; an expression has no clock of its own. */
function timeOf(run: Run, name: string): number {
  const now = run.bindings ? own(run.bindings, 'now') : undefined;
  if (typeof now !== 'number') throw failureOf('EXPRESSION_CONTEXT_MISSING', { name });
  return now;
}

function characters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if ((text.codePointAt(index) as number) > 0xffff) index++;
    count++;
  }
  return count;
}

function trim(text: string): string {
  const single = text.replace(/[ \t\n\r]+/g, ' ');
  return single.slice(single.startsWith(' ') ? 1 : 0, single.length > 1 && single.endsWith(' ') ? -1 : undefined);
}

function substring(run: Run, text: unknown, start: unknown, length: unknown): unknown {
  if (text === undefined) return undefined;
  run.spend((text as string).length);
  const letters = Array.from(text as string);
  const from = letters.length + (start as number) < 0 ? 0 : (start as number);
  if (length === undefined) return letters.slice(from).join('');
  if ((length as number) <= 0) return '';
  const end = from >= 0 ? from + (length as number) : letters.length + from + (length as number);
  return letters.slice(from, end).join('');
}

function around(run: Run, text: unknown, mark: unknown, cut: (whole: string, at: number, length: number) => string): unknown {
  if (text === undefined) return undefined;
  run.spend((text as string).length / 16);
  // JSONata looks for the text "undefined" then, and may fail on finding it: its own business.
  if (mark === undefined && (text as string).includes('undefined')) throw new NeedsWorker();
  if (mark === undefined) return text;
  const at = (text as string).indexOf(mark as string);
  return at < 0 ? text : cut(text as string, at, (mark as string).length);
}

function contains(run: Run, text: unknown, part: unknown): unknown {
  if (text === undefined || part === undefined) return undefined;
  run.spend((text as string).length / 16);
  return (text as string).includes(part as string);
}

function join(run: Run, texts: unknown, separator: unknown): unknown {
  if (texts === undefined) return undefined;
  const list = texts as readonly string[];
  spendOnSize(list, run);
  if (separator !== undefined) run.spend((list.length * (separator as string).length) / 16);
  return list.join((separator as string | undefined) ?? '');
}

function split(run: Run, text: unknown, separator: unknown, limit: unknown): unknown {
  if (text === undefined) return undefined;
  if ((limit as number) < 0) throw jsonataFailure('D3020');
  if (separator === undefined) throw new NeedsWorker();
  run.spend((text as string).length);
  if (limit !== undefined && !((limit as number) > 0)) return [];
  return (text as string).split(separator as string, limit as number | undefined);
}

function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = value as string;
  if (/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text) && Number.isFinite(Number(text))) return Number(text);
  // JSONata looks for these anywhere in part, so "0x1z" passes the test and becomes NaN.
  if (/^0[xX][\da-fA-F]/.test(text) || /0[oO][0-7]/.test(text) || /0[bB][01]+$/.test(text)) return Number(text);
  throw jsonataFailure('D3030');
}

function appended(run: Run, first: unknown, second: unknown): unknown {
  const joined = append(first, second);
  if (Array.isArray(joined)) run.spend(joined.length);
  return joined;
}

function reversed(list: readonly unknown[], run: Run): unknown {
  run.spend(list.length);
  return list.length <= 1 ? list : [...list].reverse();
}

function distinct(value: unknown, run: Run): unknown {
  if (!Array.isArray(value) || value.length <= 1) return value;
  const kept: unknown[] = isSequence(value) ? sequence() : [];
  for (const member of value as unknown[]) {
    run.spend(kept.length + 1);
    if (!kept.some((other) => isEqual(member, other, run))) kept.push(member);
  }
  return kept;
}

function keys(run: Run, value: unknown): unknown {
  const found = sequence();
  const add = (names: Set<string>, from: unknown): Set<string> => {
    run.spend(1);
    if (Array.isArray(from)) for (const member of from) add(names, member);
    else if (typeof from === 'object' && from !== null) for (const name of Object.keys(from)) names.add(name);
    return names;
  };
  const names = add(new Set(), value);
  run.spend(names.size);
  // Through an object, because names that are numbers come first then, as JSONata gives them.
  const ordered = Object.create(null) as Record<string, true>;
  for (const name of names) ordered[name] = true;
  found.push(...Object.keys(ordered));
  return found;
}

function lookup(run: Run, value: unknown, key: unknown): unknown {
  return find(value, String(key), run);
}

/** The member of an object, or of all objects of a list, under a name. Own members only. */
export function find(value: unknown, name: string, run: Run): unknown {
  if (!Array.isArray(value)) return typeof value === 'object' && value !== null ? own(value, name) : undefined;
  const found = sequence();
  run.spend(value.length);
  for (const member of value as unknown[]) {
    const inner = find(member, name, run);
    if (Array.isArray(inner)) {
      run.spend(inner.length);
      for (const each of inner) found.push(each);
    } else if (inner !== undefined) found.push(inner);
  }
  return found;
}

function merge(list: readonly unknown[], run: Run): unknown {
  const merged = Object.create(null) as Record<string, unknown>;
  for (const object of list) {
    const names = typeof object === 'object' && object !== null ? Object.keys(object) : [];
    run.spend(names.length + 1);
    for (const name of names) merged[name] = own(object as object, name);
  }
  return merged;
}

function typeOf(value: unknown): string | undefined {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return isNumber(value) ? 'number' : 'object';
  return typeof value;
}
