import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonValue } from '@millrace/schemas';
import type { ExpressionResult } from '../../execution/aggregate.js';
import { createExpressionHost, type ExpressionHost } from './index.js';

let host: ExpressionHost;
beforeAll(() => {
  host = createExpressionHost({ limits: { timeoutMs: 1000 } });
});
afterAll(() => host.close());

const loop = '( $f := function($x){ $f($x) }; $f(1) )';
const codeOf = (result: ExpressionResult): string => (result.ok ? 'none' : result.code);

describe('the expression host', () => {
  it('answers at once what is bounded, and says when it cannot', () => {
    expect(host.evaluateNow('amount > 100000', { amount: 250_000 })).toEqual({ ok: true, value: true });
    expect(host.evaluateNow('$map(lines, function($l){ $l.a })', { lines: [] })).toBe('needsWorker');
    expect(host.evaluateNow('1 +', {})).toMatchObject({ ok: false, code: 'S0207' });
  });

  it('computes the rest in a worker, exactly', async () => {
    const input = { lines: [{ price: 0.1 }, { price: 0.2 }] };
    expect(await host.evaluate('$reduce(lines.price, function($a, $b){ $a + $b })', input)).toEqual({ ok: true, value: 0.3 });
    expect(await host.evaluate('$map(lines, function($l){ $l.price * 3 })', input)).toEqual({ ok: true, value: [0.3, 0.6] });
    expect(await host.evaluate('$nothing ~> $map(function($x){$x})', input)).toEqual({ ok: true, value: undefined });
  });

  it('matches regular expressions, with groups', async () => {
    expect(await host.evaluate('$match(s, /([a-z]+)-(\\d+)/i).groups', { s: 'AB-12 cd-3' })).toEqual({
      ok: true,
      value: ['AB', '12', 'cd', '3'],
    });
    expect(await host.evaluate('$replace(s, /(\\d)(\\d)/, "$2$1")', { s: 'a12b34' })).toEqual({ ok: true, value: 'a21b43' });
    expect(await host.evaluate('$contains(s, /^b$/m)', { s: 'a\nb' })).toEqual({ ok: true, value: true });
    expect(codeOf(await host.evaluate('$match(s, /(a)\\1/)', { s: 'aa' }))).toBe('EXPRESSION_REGEX_INVALID');
  });

  it('takes time and chance from the bindings only', async () => {
    const bindings = { now: Date.UTC(2026, 10, 22), random: 7, who: 'anna' };
    expect(host.evaluateNow('$now() & " " & $who', {}, bindings)).toEqual({ ok: true, value: '2026-11-22T00:00:00.000Z anna' });
    expect(await host.evaluate('$now("[D01].[M01].[Y]")', {}, bindings)).toEqual({ ok: true, value: '22.11.2026' });
    const first = await host.evaluate('[$random(), $random(), $shuffle([1,2,3,4])]', {}, bindings);
    expect(first.ok).toBe(true);
    expect(await host.evaluate('[$random(), $random(), $shuffle([1,2,3,4])]', {}, bindings)).toEqual(first);
    expect(codeOf(await host.evaluate('$now()', {}))).toBe('EXPRESSION_CONTEXT_MISSING');
    expect(codeOf(await host.evaluate('$random()', {}))).toBe('EXPRESSION_CONTEXT_MISSING');
  });

  it('does not let one expression fail those that wait behind it', async () => {
    const bad = host.evaluate(loop, {});
    const innocent = Array.from({ length: 20 }, (_, index) => host.evaluate('$map([n], function($x){ $x + 1 })', { n: index }));
    expect(codeOf(await bad)).toBe('EXPRESSION_TIMEOUT');
    expect(await Promise.all(innocent)).toEqual(Array.from({ length: 20 }, (_, index) => ({ ok: true, value: index + 1 })));
  });

  it('does not let a part that runs on after its expression has failed disturb the next one', async () => {
    const failed = host.evaluate(`[ 1 + "a", ${loop} ]`, {});
    const next = host.evaluate('$map([1], function($x){ $x })', {});
    expect(codeOf(await failed)).toMatch(/T2002|EXPRESSION_TIMEOUT/);
    expect(await next).toEqual({ ok: true, value: 1 });
  });

  it('uses several workers when told to', async () => {
    const wide = createExpressionHost({ workers: 2, limits: { timeoutMs: 1000 } });
    const results = await Promise.all([wide.evaluate(loop, {}), wide.evaluate('$map([1], function($x){ $x })', {})]);
    await wide.close();
    expect(results).toEqual([expect.objectContaining({ code: 'EXPRESSION_TIMEOUT' }), { ok: true, value: 1 }]);
  });

  it('measures the limit by the clock it is given', async () => {
    // The third timer is that of the second expression: the first is the worker's start, the second that of the first expression.
    let third: (run: () => void) => void;
    const thirdTimer = new Promise<() => void>((found) => (third = found));
    let timers = 0;
    const after = (_ms: number, run: () => void): (() => void) => {
      if (++timers === 3) third(run);
      return () => undefined;
    };
    const timed = createExpressionHost({ after });
    await timed.evaluate('$map([1], function($x){ $x })', {});
    const result = timed.evaluate(loop, {});
    (await thirdTimer)();
    expect(codeOf(await result)).toBe('EXPRESSION_TIMEOUT');
    await timed.close();
  });

  it('refuses an input that is too large, and one that is no JSON', async () => {
    const huge = { s: 'x'.repeat(4_000_001), n: 1 };
    expect(codeOf(await host.evaluate('$map([s], function($x){ $x })', huge))).toBe('EXPRESSION_INPUT_TOO_LARGE');
    expect(codeOf(await host.evaluate('$map([1], function($x){ $$ })', huge))).toBe('EXPRESSION_INPUT_TOO_LARGE');
    // What an expression does not name does not travel to it.
    expect(await host.evaluate('$map([n], function($x){ $x + 1 })', huge)).toEqual({ ok: true, value: 2 });
    const circle: Record<string, JsonValue> = {};
    circle['self'] = circle;
    expect(codeOf(await host.evaluate('$map([self], function($x){ $x })', circle))).toBe('EXPRESSION_FAILED');
    expect(codeOf(await host.evaluate('$string($)', circle))).toBe('EXPRESSION_FAILED');
    expect(codeOf(await host.evaluate('$', circle))).toBe('EXPRESSION_RESULT_TOO_LARGE');
  });

  it('tells those who wait when it is closed', async () => {
    const closing = createExpressionHost();
    const waiting = [closing.evaluate(loop, {}), closing.evaluate('$map([1], function($x){ $x })', {})];
    await closing.close();
    expect((await Promise.all(waiting)).map(codeOf)).toEqual(['ENGINE_CLOSED', 'ENGINE_CLOSED']);
    expect(codeOf(await closing.evaluate('1', {}))).toBe('ENGINE_CLOSED');
  });
});
