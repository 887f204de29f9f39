/**
 * Decision tables: read, checked and asked. Pure: runs in the browser too.
 *
 * Cells are a closed subset of FEEL (DMN 1.5 chapter 10). Input cells: `-`; literals; `=`, `<`, `<=`, `>`, `>=`; intervals `[a..b]`, `(a..b)`,
 * `]a..b[`; several with commas (any of them); `not(…)` around the whole. Ends of comparisons are literals or names of inputs. Literals: numbers, texts
 * in double quotes, true, false, null, `date("2026-01-01")`, `time("09:30")`, `date and time("2026-01-01T09:30:00Z")`, `duration("P1D")`, `@"…"`; in a
 * column with a temporal type the bare text `"2026-01-01"` too. Output cells: one literal, or a list or context of literals.
 * Hit policies: unique, first, collect (list, sum, min, max, count). Everything else is refused with its cell and the reason.
 */
export { checkDecision, compileDecision } from './check.js';
export type { Aggregation, CompiledDecision, CompiledInput, CompiledRule, HitPolicy } from './compile.js';
export { type DecisionResult, evaluateDecision } from './evaluate.js';
