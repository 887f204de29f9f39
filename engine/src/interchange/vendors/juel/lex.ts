import { JuelRefused, shown } from './refused.js';

/** A token of the inside of `${…}`. */
export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  /** The sign or name as written; of a text its value; of the end nothing. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

const number = /(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?/y;
const name = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const signs = ['==', '!=', '<=', '>=', '&&', '||', '<', '>', '!', '?', ':', '.', ',', '(', ')', '[', ']', '+', '-', '*', '/', '%'];

/** The tokens from a place on to the `}` that ends the expression. Throws `JuelRefused`. */
export function tokensFrom(source: string, start: number): { readonly tokens: readonly Token[]; readonly end: number } {
  const tokens: Token[] = [];
  let at = start;
  for (;;) {
    while (/\s/.test(source[at] ?? '')) at++;
    const letter = source[at];
    if (letter === undefined) throw broken(source, start, 'the } at its end is missing', 'в конце нет }');
    if (letter === '}') {
      tokens.push({ kind: 'end', value: '', from: at, to: at });
      return { tokens, end: at + 1 };
    }
    const token = letter === '"' || letter === "'" ? textAt(source, at) : tokenAt(source, at);
    tokens.push(token);
    at = token.to;
  }
}

function tokenAt(source: string, at: number): Token {
  for (const [kind, pattern] of [
    ['number', number],
    ['name', name],
  ] as const) {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) return { kind, value: found[0], from: at, to: at + found[0].length };
  }
  const sign = signs.find((one) => source.startsWith(one, at));
  if (sign !== undefined) return { kind: 'sign', value: sign, from: at, to: at + sign.length };
  throw broken(source, at, 'JUEL 2.2 has no such sign', 'в JUEL 2.2 такого знака нет');
}

function textAt(source: string, from: number): Token {
  const quote = source[from];
  let value = '';
  for (let at = from + 1; at < source.length; at++) {
    const letter = source[at] as string;
    if (letter === quote) return { kind: 'text', value, from, to: at + 1 };
    const next = source[at + 1];
    // Only quotes and the backslash itself are escaped in JUEL; another backslash stays what it is.
    if (letter === '\\' && (next === '\\' || next === '"' || next === "'")) {
      value += next;
      at++;
    } else value += letter;
  }
  throw broken(source, from, 'the text has no end', 'у текста нет конца');
}

function broken(source: string, at: number, en: string, ru: string): JuelRefused {
  const piece = shown(source.slice(at, at + 40));
  return new JuelRefused(piece, {
    en: `This cannot be read at “${piece}”: ${en}. Write the expression anew.`,
    ru: `Не читается с места «${piece}»: ${ru}. Запишите выражение заново.`,
  });
}
