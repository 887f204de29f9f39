import jsonata from 'jsonata';
import { sum } from '../values/decimal.js';
import { failureOf } from './failure.js';
import { average, extreme, power, roundNumber, squareRoot } from './functions.js';
import { expressionLimits as limits } from './limits.js';
import { arithmetic } from './operators.js';

/** What the functions of one evaluation are told by their context. */
export interface ProgramContext {
  now: number | undefined;
  random: (() => number) | undefined;
}

/** A function for JSONata's registry, with its signature. */
export interface Override {
  readonly name: string;
  readonly signature?: string;
  readonly call: (this: unknown, ...values: never[]) => unknown;
}

type Original = (this: unknown, ...values: unknown[]) => unknown;
type Originals = Readonly<Record<string, { readonly implementation: Original }>>;

const wrapped =
  'string clone pad join replace base64encode base64decode encodeUrlComponent encodeUrl formatNumber formatInteger fromMillis'.split(' ');
let originals: Promise<Originals> | undefined;

/** JSONata's own functions that ours call after checking sizes. */
export function originalFunctions(): Promise<Originals> {
  originals ??= jsonata(`{ ${wrapped.map((name) => `"${name}": $${name}`).join(', ')} }`).evaluate(undefined) as Promise<Originals>;
  return originals;
}

/**
 * The functions that replace JSONata's: exact arithmetic, time and chance from the context, and builders of texts that check the size first. One
 * allocation of hundreds of megabytes ends the whole process, not just the worker, so it must not be tried.
 */
export function overridesFor(context: ProgramContext, known: Originals): readonly Override[] {
  const original = (name: string): Original => (known[name] as { implementation: Original }).implementation;
  const limited = (name: string, signature: string, isTooLarge?: (...values: never[]) => boolean): Override => ({
    name,
    signature,
    call(...values: unknown[]) {
      if (isTooLarge?.(...(values as never[]))) throw tooLong();
      const result = original(name).apply(this, values);
      return result instanceof Promise ? result.then(checkText) : checkText(result);
    },
  });
  return [
    ...exact(),
    { name: '&', call: (left: unknown, right: unknown) => concatenate(left, right, original('string')) },
    limited('string', '<x-b?:s>', (value) => isLarge(value)),
    limited('clone', '<(oa)-:o>', (value) => isLarge(value)),
    limited('pad', '<s-ns?:s>', (_text, width: number, fill: string | undefined) => Math.abs(width) * (fill?.length ?? 1) > limits.text),
    limited(
      'join',
      '<a<s>s?:s>',
      (texts: readonly string[] | undefined, mark: string | undefined) => joinedLength(texts, mark) > limits.text,
    ),
    limited('replace', '<s-(sf)(sf)n?:s>'),
    limited('base64encode', '<s-:s>'),
    limited('base64decode', '<s-:s>'),
    limited('encodeUrlComponent', '<s-:s>'),
    limited('encodeUrl', '<s-:s>'),
    limited('formatNumber', '<n-so?:s>', (_value, picture: string | undefined) => (picture?.length ?? 0) > 1000),
    limited(
      'formatInteger',
      '<n-s:s>',
      (value: number, picture: string | undefined) => (picture?.length ?? 0) > 1000 || Math.abs(value) > 1e15,
    ),
    limited('fromMillis', '<n-s?s?:s>', (_value, picture: string | undefined) => (picture?.length ?? 0) > 1000),
    {
      name: 'now',
      signature: '<s?s?:s>',
      call: (picture?: string, zone?: string) => original('fromMillis')(required(context.now, '$now()'), picture, zone),
    },
    { name: 'millis', signature: '<:n>', call: () => required(context.now, '$millis()') },
    { name: 'random', signature: '<:n>', call: () => required(context.random, '$random()')() },
    { name: 'shuffle', signature: '<a:a>', call: (list?: readonly unknown[]) => shuffle(list, required(context.random, '$shuffle()')) },
  ];
}

function exact(): readonly Override[] {
  const given = (compute: (values: readonly number[]) => unknown) => (values?: readonly number[]) =>
    values === undefined ? undefined : compute(values);
  return [
    ...[...arithmetic].map(([name, compute]) => ({ name, call: compute })),
    { name: 'sum', signature: '<a<n>:n>', call: given(sum) },
    { name: 'average', signature: '<a<n>:n>', call: given(average) },
    { name: 'min', signature: '<a<n>:n>', call: given((values) => extreme(values, Math.min)) },
    { name: 'max', signature: '<a<n>:n>', call: given((values) => extreme(values, Math.max)) },
    { name: 'round', signature: '<n-n?:n>', call: roundNumber },
    { name: 'sqrt', signature: '<n-:n>', call: (value?: number) => (value === undefined ? undefined : squareRoot(value)) },
    { name: 'power', signature: '<n-n:n>', call: power },
  ];
}

function concatenate(left: unknown, right: unknown, toText: Original): string {
  const text = (value: unknown): string => {
    if (typeof value === 'string') return value;
    if (value === undefined) return '';
    if (isLarge(value)) throw tooLong();
    return toText(value) as string;
  };
  const [first, second] = [text(left), text(right)];
  if (first.length + second.length > limits.text) throw tooLong();
  return first + second;
}

/** Whether the JSON of a value would be beyond the limit. Looks at no more than the limit, however often a part is repeated. */
function isLarge(value: unknown): boolean {
  let left: number = limits.text;
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    left -= typeof next === 'string' ? next.length + 2 : 4;
    if (left < 0) return true;
    if (typeof next !== 'object' || next === null) continue;
    if ('_jsonata_lambda' in next || '_jsonata_function' in next) continue;
    if (Array.isArray(next)) {
      if (next.length > left) return true;
      for (const member of next) stack.push(member);
    } else {
      for (const [key, member] of Object.entries(next)) {
        left -= key.length;
        stack.push(member);
      }
    }
  }
  return false;
}

function joinedLength(texts: readonly string[] | undefined, mark: string | undefined): number {
  return (texts ?? []).reduce((total, text) => total + text.length + (mark?.length ?? 0), 0);
}

function checkText(value: unknown): unknown {
  if (typeof value === 'string' && value.length > limits.text) throw tooLong();
  return value;
}

function shuffle(list: readonly unknown[] | undefined, random: () => number): unknown {
  if (list === undefined || list.length <= 1) return list;
  const shuffled = [...list];
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [shuffled[index], shuffled[other]] = [shuffled[other], shuffled[index]];
  }
  return shuffled;
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw failureOf('EXPRESSION_CONTEXT_MISSING', { name });
  return value;
}

function tooLong(): Error {
  return failureOf('EXPRESSION_RESULT_TOO_LARGE', { limit: limits.text, unit: 'characters' });
}

/** The functions of chance for a seed: the same seed gives the same numbers, so that deciding twice decides the same (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = Math.floor(seed * (Math.abs(seed) < 1 ? 2 ** 32 : 1)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
