import { describe, expect, it } from 'vitest';
import { jsonCopy, plainInput } from './plain-input.js';

/** What a way through text would give. */
const throughText = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('what a program hands in', () => {
  class Amount {
    constructor(readonly sum: number) {}
    toJSON(): string {
      return `${this.sum} EUR`;
    }
  }
  const inherited = Object.create({ from: 'above' }) as Record<string, unknown>;
  inherited['own'] = 1;
  const sparse: unknown[] = [];
  sparse[2] = 'last';
  const cases: readonly (readonly [string, unknown])[] = [
    ['plain values', { text: 'a', number: 1.5, yes: true, none: null, list: [1, [2, { three: 3 }]], empty: {} }],
    ['what JSON has no word for', { nothing: undefined, call: () => 1, list: [undefined, () => 1], not: Number.NaN, endless: Infinity }],
    ['negative zero', { zero: -0, list: [-0] }],
    ['what writes itself', { at: new Date(0), amount: new Amount(5), list: [new Amount(6)] }],
    [
      'objects of classes, maps and lists with gaps',
      { map: new Map([[1, 2]]), inherited, bare: Object.assign(Object.create(null), { a: 1 }), sparse },
    ],
    ['half of a pair', { text: '\ud800' }],
    ['symbols and what is not to be listed', Object.defineProperty({ [Symbol('s')]: 1, seen: 2 }, 'hidden', { value: 3 })],
  ];
  it.each(cases)('is copied as it would be read back: %s', (_name, value) => {
    expect(plainInput(value, 'here')).toStrictEqual(throughText(value));
  });

  it('is not the copy: a change to one is none to the other, and a key called __proto__ is a key', () => {
    const given = { list: [{ a: 1 }] };
    const copy = plainInput(given, 'here');
    given.list[0] = { a: 2 };
    expect(copy).toEqual({ list: [{ a: 1 }] });
    const tricky = JSON.parse('{"__proto__":{"admin":true},"a":1}') as object;
    const kept = plainInput(tricky, 'here');
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect(Object.keys(kept)).toEqual(['__proto__', 'a']);
    expect((kept as { admin?: boolean }).admin).toBeUndefined();
  });

  it('is refused where it is nested without end or cannot be read', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    let deep: unknown = 1;
    for (let i = 0; i < 250; i++) deep = [deep];
    const locked = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('locked');
      },
    });
    for (const bad of [circle, deep, locked, undefined, 1n, { big: 1n }])
      expect(() => plainInput(bad, 'here')).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }) as Error);
  });

  it('and an answer are copied alike, whatever is in them', () => {
    const answer = { a: [1, { b: null }], text: 'x' };
    const copy = jsonCopy(answer);
    expect(copy).toEqual(answer);
    expect(copy.a).not.toBe(answer.a);
    expect(jsonCopy(null)).toBeNull();
    expect(jsonCopy('x')).toBe('x');
  });
});
