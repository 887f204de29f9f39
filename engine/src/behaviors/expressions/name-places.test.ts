import { describe, expect, it } from 'vitest';
import { namePlaces } from './for-editors.js';

const named = (source: string, language?: 'feel' | 'jsonata'): readonly string[] => {
  const found = namePlaces(source, language);
  if (!found.ok) throw new Error(found.message);
  for (const { name, from, to } of found.names) expect(source.slice(from, to).replace(/^[`"']|[`"']$/g, '')).toBe(name);
  return found.names.map(({ name, certain }) => (certain ? name : `${name}?`));
};

describe('what an expression names', () => {
  it.each([
    ['amount > 5 and order.items[price > amount].sum', ['amount', 'order']],
    ['`amount` + "amount" + amount /* amount */', ['amount', 'amount']],
    ['$map(list, function($x){ $x.v + amount })', ['list', 'amount']],
    ['{"amount": amount, kind: x}', ['amount', 'kind', 'x']],
    ['$.amount + $$.limit', ['amount', 'limit']],
    ['items^(>price){kind: $sum(v)}', ['items']],
    ['items.(amount + x)', ['items']],
    ['items.(amount + $$.rate)', ['items', 'rate']],
    ['urgent ? (a; b) : [c..d]', ['urgent', 'a', 'b', 'c', 'd']],
    ['name ?: other', ['name', 'other']],
    ['name ?? other', ['name', 'other']],
    ['-amount ~> $abs', ['amount']],
    ['|account|{"x": y}|', ['account']],
    ['"order".amount', ['order']],
    ['amount[0].amount', ['amount']],
    ['jsonata:amount', ['amount']],
  ] as const)('in %s', (source, names) => {
    expect(named(source)).toEqual(names);
  });

  it.each([
    ['if amount > 5 then order.total else limit', ['amount', 'order', 'limit']],
    ['sum(for x in lines return x.amount * rate)', ['lines', 'rate']],
    ['some x in lines satisfies x.sum > amount', ['lines', 'amount']],
    ['lines[item.price > amount].price', ['lines', 'amount?']],
    ['{amount: rate, total: amount}.total', ['rate']],
    ['"amount" = amount', ['amount']],
  ] as const)('in FEEL: %s', (source, names) => {
    expect(named(source, 'feel')).toEqual(names);
    expect(named(`feel:${source}`)).toEqual(names);
  });

  it('tells what leads on from a name, texts, and what begins with $', () => {
    const found = namePlaces('$arrived.b_k = 1 and order.sum.net > $limit and "approve" in ids', undefined);
    if (!found.ok) throw new Error(found.message);
    expect(found.bindings.map(({ name, rest }) => [name, ...rest])).toEqual([['arrived', 'b_k'], ['limit']]);
    expect(found.texts.map(({ name }) => name)).toEqual(['approve']);
    expect(found.names.map(({ name, rest }) => [name, ...rest])).toEqual([['order', 'sum', 'net'], ['ids']]);
  });

  it.each([
    ['amount >', undefined],
    ['if then', 'feel'],
    ['', undefined],
  ] as const)('says what is wrong with %s', (source, language) => {
    expect(namePlaces(source, language)).toMatchObject({ ok: false, message: expect.stringMatching(/./) as string });
  });
});
