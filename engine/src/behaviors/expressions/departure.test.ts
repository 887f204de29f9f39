import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { compileExpression } from './compile.js';

const seed = Number(process.env['MILLRACE_CORPUS_SEED'] ?? 20261122);

/** Decimals as people write them: up to seven digits, up to four of them after the point. */
const decimal = fc
  .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([units, scale]) => Number(`${units}e-${scale}`));

async function both(source: string, input: Record<string, unknown>): Promise<{ mine: number; float: number }> {
  const compiled = compileExpression(source);
  const result = compiled.ok ? compiled.evaluate(input as never) : compiled;
  if (result === 'needsWorker' || !result.ok) throw new Error(`expected a number from ${source}`);
  return { mine: result.value as number, float: (await jsonata(source).evaluate(input)) as number };
}

// docs/adr/0003-decimal-arithmetic-in-expressions.md: the one way in which our results differ from JSONata's.
describe('decimal arithmetic departs from JSONata by its float noise only', () => {
  it('a product is JSONata’s, rounded to 15 significant digits', async () => {
    await fc.assert(
      fc.asyncProperty(decimal, decimal, async (a, b) => {
        const { mine, float } = await both('a * b', { a, b });
        expect(mine).toBe(Number(float.toPrecision(15)) + 0);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('a quotient is JSONata’s to the last of 15 digits, and itself rounded once', async () => {
    await fc.assert(
      fc.asyncProperty(
        decimal,
        decimal.filter((b) => b !== 0),
        async (a, b) => {
          const { mine, float } = await both('a / b', { a, b });
          expect(Number(mine.toPrecision(15))).toBe(mine);
          // Rounding the float again may go wrong by one in the last place; the exact quotient lies within half of one of ours.
          expect(Math.abs(mine - float)).toBeLessThanOrEqual(Math.abs(float) * 5.1e-15);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('sums and differences are JSONata’s, rounded to the scale of their parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(decimal, { minLength: 2, maxLength: 20 }), async (a) => {
        for (const source of ['a[0] + a[1]', 'a[0] - a[1]', '$sum(a)']) {
          const { mine, float } = await both(source, { a });
          expect(mine).toBe(Number(float.toFixed(4)) + 0);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('whole numbers in the safe range do not depart at all', async () => {
    const whole = fc.integer({ min: -3_000_000_000, max: 3_000_000_000 });
    await fc.assert(
      fc.asyncProperty(whole, whole, fc.constantFrom('a + b', 'a - b', 'a % 7'), async (a, b, source) => {
        const { mine, float } = await both(source, { a, b });
        expect(mine).toBe(float + 0);
      }),
      { seed, numRuns: 500 },
    );
  });
});
