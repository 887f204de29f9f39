import type { JsonObject, JsonValue } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../behaviors/expressions/index.js';
import cases from './cases.json' with { type: 'json' };
import { translateJuel } from './index.js';

interface Case {
  readonly source: string;
  readonly variables?: JsonObject;
  /** What it gives here; what JUEL gives too, unless `juel` says otherwise. */
  readonly gives?: JsonValue;
  readonly juel?: JsonValue;
  readonly why?: string;
  readonly bindings?: JsonObject;
  readonly refused?: string | true;
  readonly condition?: boolean;
  readonly completion?: boolean;
  readonly initiators?: readonly string[];
}

const all = cases as unknown as readonly Case[];
const place = ({ condition, completion, initiators }: Case): Parameters<typeof translateJuel>[1] => ({
  truth: condition === true,
  completion: completion === true,
  counts: completion === true,
  initiators: new Set(initiators),
});
const short = (text: string): string => (text.length < 80 ? text : `${text.slice(0, 60)}… (${text.length} characters)`);

describe('an expression in JUEL, said in JSONata', () => {
  it.each(
    all.filter(({ refused }) => refused === undefined).map((one) => [short(one.source), JSON.stringify(one.variables), one] as const),
  )('gives the same: %s over %s', (_source, _variables, one) => {
    const translated = translateJuel(one.source, place(one));
    if (!translated.ok) throw new Error(`refused at ${translated.piece}: ${translated.how.en}`);
    const compiled = compileExpression(translated.expression);
    if (!compiled.ok) throw new Error(`${translated.expression}: ${compiled.message}`);
    expect(compiled.mode, `${translated.expression} runs in place`).toBe('inPlace');
    const result = compiled.evaluate(one.variables ?? {}, one.bindings);
    if (result === 'needsWorker' || !result.ok) throw new Error(`${translated.expression}: ${JSON.stringify(result)}`);
    const value = one.condition === true ? result.value === true : (result.value ?? null);
    expect(value, translated.expression).toEqual(one.gives);
    if (one.juel !== undefined) expect(one.why).toMatch(/\w/);
  });

  it.each(all.filter(({ refused }) => refused !== undefined).map((one) => [short(one.source), one] as const))(
    'is refused and the piece is named: %s',
    (_source, one) => {
      const translated = translateJuel(one.source, place(one));
      if (translated.ok) throw new Error(`translated as ${translated.expression}`);
      if (typeof one.refused === 'string') expect(translated.piece).toBe(one.refused);
      expect(translated.piece.length).toBeLessThanOrEqual(80);
      expect(translated.how.en).toMatch(/\w/);
      expect(translated.how.ru).toMatch(/\p{Script=Cyrillic}/u);
    },
  );

  it('is as short as a person would write it', () => {
    const said = (inside: string, truth = true): string => {
      const translated = translateJuel(`$\{${inside}}`, { truth });
      return translated.ok ? translated.expression : translated.how.en;
    };
    expect(said('amount > 1000 && approved')).toBe('amount > 1000 and approved');
    expect(said("status == 'open' || order['total'] ge 5")).toBe("status = 'open' or order.total >= 5");
    expect(said('!approved')).toBe('$not(approved = true)');
    expect(said('(a + b) * c - d')).toBe('(a + b) * c - d');
    expect(said('a != null')).toBe('a != null');
    expect(said('a > 5', false)).toBe('a != null and a > 5');
    expect(said('a - (b - c)')).toBe('a - (b - c)');
  });

  it('tells which variables it reads', () => {
    const translated = translateJuel(['$', "{a.b > c ? execution.getVariable('d') : list[i]}"].join(''));
    expect(translated.ok && [...translated.reads].sort()).toEqual(['a', 'c', 'd', 'i', 'list']);
  });

  it('names a constant where nothing is asked', () => {
    expect(translateJuel('PT5M')).toMatchObject({ ok: true, expression: "'PT5M'", constant: 'PT5M' });
    expect(translateJuel(['$', "{'PT5M'}"].join(''))).toMatchObject({ ok: true, constant: 'PT5M' });
    expect(translateJuel('')).toMatchObject({ ok: true, constant: '' });
  });

  it('takes whatever it is given without throwing', () => {
    let state = 20261123;
    const next = (below: number): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const pieces = [
      '$',
      '{',
      '}',
      '#{',
      'a',
      '.',
      '[',
      ']',
      '(',
      ')',
      "'",
      '"',
      '\\',
      '5',
      ' and ',
      '!',
      'empty ',
      '? ',
      ':',
      '==',
      '-',
      '+',
      'execution',
      ' ',
      '\u0000',
      '🙂',
    ];
    for (let count = 0; count < 3000; count++) {
      const source = Array.from({ length: next(14) }, () => pieces[next(pieces.length)]).join('');
      const translated = translateJuel(next(2) === 0 ? source : `$\{${source}}`);
      if (translated.ok)
        expect(compileExpression(translated.expression), `${source} → ${translated.expression}`).toMatchObject({ ok: true });
    }
  });
});
