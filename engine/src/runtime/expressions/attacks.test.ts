import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JsonValue } from '@millrace/schemas';
import { createExpressionHost, type ExpressionHost } from './index.js';

let host: ExpressionHost;
beforeAll(() => {
  host = createExpressionHost({ limits: { timeoutMs: 1500 } });
});
afterAll(() => host.close());

// After every attack the host computes as before, in place and in the worker, and nobody's prototype has changed.
afterEach(async () => {
  expect(await host.evaluate('1+1', {})).toEqual({ ok: true, value: 2 });
  expect(await host.evaluate('$map([1, 2], function($x){ $x + 1 })', {})).toEqual({ ok: true, value: [2, 3] });
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

const bigText = 'x'.repeat(100_000);
const list = Array.from({ length: 5000 }, (_, index) => ({ a: { a: { a: index } }, s: `row ${index}` }));
const nest = (depth: number): JsonValue => {
  let value: JsonValue = 1;
  for (let level = 0; level < depth; level++) value = { a: [value] };
  return value;
};

/** Source, input, and the code of the failure; `value` when it succeeds within its limits. */
const attacks: readonly (readonly [name: string, source: string, input: JsonValue, code: string | RegExp])[] = [
  ['a backtracking regular expression', '$match(s, /(a+)+$/)', { s: 'a'.repeat(10_000) + 'b' }, 'value'],
  ['a regular expression of many alternatives', '$match(s, /(a|a|a|aa)*c/)', { s: 'a'.repeat(20_000) }, /value|EXPRESSION_TIMEOUT/],
  ['a regular expression that counts', '$match(s, /((a{1,100}){1,100}){1,100}/)', { s: 'aaaa' }, /EXPRESSION/],
  ['a look-around', '$match(s, /(?<=a)b/)', { s: 'ab' }, /value|EXPRESSION_REGEX_INVALID/],
  ['padding to a hundred million', '$pad("x", 1e8)', {}, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['padding to infinity', '$pad("x", 1e308)', {}, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['padding with a long text', '$pad("x", 900000, s)', { s: bigText }, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['a range of ten million', '[1..1e7]', {}, 'D2015'],
  ['a range of ranges', '[1..100000].[1..100000]', {}, /D2015|EXPRESSION/],
  ['infinite recursion', '( $f := function($x){ 1 + $f($x) }; $f(1) )', {}, 'D1011'],
  ['an endless loop by tail calls', '( $f := function($x){ $f($x) }; $f(1) )', {}, 'EXPRESSION_TIMEOUT'],
  ['two functions that call each other', '( $f := function($x){ $g($x) }; $g := function($x){ $f($x) }; $f(1) )', {}, 'EXPRESSION_TIMEOUT'],
  ['a promise that is never kept', '( $x := {"then": /a/}; $map([1], function($i){ $x }) )', {}, /EXPRESSION/],
  ['$eval', '$eval("1+1")', {}, 'EXPRESSION_EVAL_REFUSED'],
  ['$eval by another name', '( $e := $eval; $e("1") )', {}, 'EXPRESSION_EVAL_REFUSED'],
  ['doubling a text', `( $a := s; ${'$a := $a & $a; '.repeat(40)} $length($a) )`, { s: bigText }, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['doubling a text of the source', `( $a := "ab"; ${'$a := $a & $a; '.repeat(40)} $a )`, {}, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['doubling a list', `( $a := [1]; ${'$a := [$a, $a]; '.repeat(40)} $count($a) )`, {}, 'D2015'],
  ['doubling a list by $append', `( $a := [1]; ${'$a := $append($a, $a); '.repeat(40)} $count($a) )`, {}, 'D2015'],
  ['doubling a tree', `( $a := {"k": 1}; ${'$a := {"l": $a, "r": $a}; '.repeat(60)} $a )`, {}, 'EXPRESSION_RESULT_TOO_LARGE'],
  [
    'a doubled tree as text',
    `( $a := {"k": 1}; ${'$a := {"l": $a, "r": $a}; '.repeat(60)} $string($a) )`,
    {},
    'EXPRESSION_RESULT_TOO_LARGE',
  ],
  [
    'a doubled tree joined to a text',
    `( $a := {"k": 1}; ${'$a := {"l": $a, "r": $a}; '.repeat(60)} "" & $a )`,
    {},
    'EXPRESSION_RESULT_TOO_LARGE',
  ],
  [
    'a doubled tree compared',
    `( $a := {"k": 1}; $b := {"k": 1}; ${'$a := {"l": $a, "r": $a}; $b := {"l": $b, "r": $b}; '.repeat(40)} $a = $b )`,
    {},
    'EXPRESSION_TIMEOUT',
  ],
  [
    'a doubled tree transformed',
    `( $a := {"k": 1}; ${'$a := {"l": $a, "r": $a}; '.repeat(60)} $a ~> |$|{"z": 1}| )`,
    {},
    'EXPRESSION_RESULT_TOO_LARGE',
  ],
  ['a reduction that builds a text', '$reduce([1..100000], function($a, $b){ $a & $a }, s)', { s: bigText }, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['a reduction that builds a list', '$reduce([1..100000], function($a, $b){ $append($a, $a) }, [1])', {}, 'D2015'],
  ['a reduction that builds objects', '$reduce([1..190000], function($a, $b){ {"a": $a, "b": $b} }, 1)', {}, /EXPRESSION/],
  ['a map that fills the memory', '$map([1..190000], function($i){ [1..190000] })', {}, /EXPRESSION_MEMORY|EXPRESSION_TIMEOUT/],
  ['joining with a long mark', '$join($map([1..100000], function($i){ "a" }), s)', { s: bigText }, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['replacing every letter by a long text', '$replace(s, "x", s)', { s: bigText }, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['replacing by matches', '$replace(s, /x/, function($m){ $$.s })', { s: bigText }, /EXPRESSION/],
  [
    'splitting into letters, again and again',
    '$map([1..10000], function($i){ $split($$.s, "") })',
    { s: bigText },
    /EXPRESSION_MEMORY|EXPRESSION_TIMEOUT/,
  ],
  ['a long picture of a number', '$formatNumber(1, s)', { s: '0'.repeat(100_000) }, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['a picture with many decimals', '$formatNumber(1, s)', { s: `0.${'0'.repeat(500)}` }, /EXPRESSION|value/],
  ['a number in Roman numerals', '$formatInteger(1e15, "I")', {}, 'D1011'],
  ['a number in words', '$formatInteger(1e308, "w")', {}, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['a date with a long picture', '$fromMillis(0, s)', { s: '[Y]'.repeat(100_000) }, 'EXPRESSION_RESULT_TOO_LARGE'],
  ['encoding again and again', `( $a := s; ${'$a := $encodeUrlComponent("%" & $a); '.repeat(40)} $a )`, { s: bigText }, /value|EXPRESSION/],
  [
    'a path over lists of lists',
    'items.(items.(items.a))',
    { items: list.slice(0, 150).map((row) => ({ ...row, items: list.slice(0, 150) })) },
    'value',
  ],
  ['a join of a list with itself', 'items@$x.items@$y[$x.s = $y.s].s', { items: list }, /EXPRESSION|D2015|value/],
  [
    'a filter inside a filter inside a filter',
    '$count(items[$count($$.items[$count($$.items[s = "x"]) = 1]) = 1])',
    { items: list },
    'EXPRESSION_TIMEOUT',
  ],
  ['all descendants of all descendants', '**.**.**.**', { items: list.slice(0, 500) }, /D2015|EXPRESSION|value/],
  ['distinct over many', '$distinct(items.s)', { items: list }, /value|EXPRESSION_TIMEOUT/],
  ['a prototype by a constructor', '{"__proto__": {"polluted": 1}}', {}, 'EXPRESSION_RESULT_INVALID'],
  ['a prototype by grouping', 'k{key: {"polluted": 1}}', { k: [{ key: '__proto__' }] }, 'EXPRESSION_RESULT_INVALID'],
  ['a prototype by merging', '$merge([{"__proto__": {"polluted": 1}}, {"b": 2}]).b', {}, 'value'],
  ['a prototype by a transform', '$ ~> |$|{"__proto__": {"polluted": 1}}|', { a: 1 }, 'EXPRESSION_RESULT_INVALID'],
  ['a prototype by a transform of the constructor', '$ ~> |`constructor`.prototype|{"polluted": 1}|', { a: 1 }, 'value'],
  ['a prototype by options', '$formatNumber(1, "#", {"__proto__": {"polluted": 1}})', {}, /value|EXPRESSION/],
  ['the constructor of a text', '"a".constructor.constructor("return process")()', {}, 'value'],
  ['the constructor of an object', '$lookup($, "constructor")', {}, 'value'],
  [
    'a function hidden in the data',
    'f(1)',
    { f: { _jsonata_lambda: true, body: { type: 'number', value: 1 }, arguments: [] } },
    /EXPRESSION|T1/,
  ],
  ['a built-in hidden in the data', '$map([1], f)', { f: { _jsonata_function: true, implementation: 'process.exit' } }, /EXPRESSION|T/],
  ['a function as the result', '$map', {}, 'EXPRESSION_RESULT_INVALID'],
  ['an environment as the result', 'function($x){ $x }', {}, 'EXPRESSION_RESULT_INVALID'],
  ['brackets without end', '('.repeat(9000) + '1' + ')'.repeat(9000), {}, 'EXPRESSION_TOO_DEEP'],
  ['lists without end', '['.repeat(190) + '1' + ']'.repeat(190), {}, /value|EXPRESSION/],
  ['a chain of minus signs', '-'.repeat(15_000) + '1', {}, /EXPRESSION_TOO_DEEP|S0/],
  ['a chain of additions', '1' + '+1'.repeat(9000), {}, 'EXPRESSION_TOO_DEEP'],
  ['a path of ten thousand steps', 'a' + '.a'.repeat(9000), { a: 1 }, /value|EXPRESSION/],
  ['a source of a megabyte', '1' + ' '.repeat(1_000_000), {}, 'EXPRESSION_TOO_LARGE'],
  ['defaults that are copied at every level', '('.repeat(60) + 'a' + ' ?: b)'.repeat(60), {}, 'EXPRESSION_TOO_LARGE'],
  [
    'defaults hidden behind a quote in a pattern',
    '$match(a, /"/, ' + '('.repeat(60) + 'a' + ' ?? b)'.repeat(60) + ') & "',
    {},
    'EXPRESSION_TOO_LARGE',
  ],
  ['defaults hidden behind a quote in a name', 'x"+' + '('.repeat(60) + 'a' + ' ?? b)'.repeat(60), {}, 'EXPRESSION_TOO_LARGE'],
  ['data nested very deep', 'a.a.a', nest(20_000), /value|EXPRESSION/],
  ['data nested very deep as text', '$string($)', nest(20_000), /EXPRESSION|D1011/],
  ['a comparison of data nested very deep', '$ = $$', nest(20_000), /value|EXPRESSION/],
  ['division by zero', '1/0', {}, 'D1001'],
];

describe('attacks end within their limits', () => {
  it.each(attacks)('%s', async (_name, source, input, code) => {
    const result = await host.evaluate(source, input);
    expect(result.ok ? 'value' : result.code).toMatch(typeof code === 'string' ? new RegExp(`^${code}$`) : code);
  });

  it.each([
    'constructor',
    '"a".constructor',
    '$lookup($, "constructor")',
    'toString',
    '`__proto__`',
    'a.`__proto__`',
    '$string.constructor',
  ])('finds nothing under %s, in place or in the worker', async (source) => {
    expect(await host.evaluate(source, { a: { b: 1 } })).toEqual({ ok: true, value: undefined });
    expect(await host.evaluate(`$map([1], function($x){ $$.(${source}) })`, { a: { b: 1 } })).toEqual({ ok: true, value: undefined });
  });
});
