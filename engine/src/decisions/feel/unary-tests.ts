import { type ErrorCode, type ErrorParams, type JsonValue } from '@millrace/schemas';
import { takeLiteral, takeScalar, unknownWord, wrongKind } from './literals.js';
import { FeelRefusal, Scanner } from './scanner.js';
import { compareScalars, type FeelValue, isOrdered, type Kind } from './values.js';

/** Where a comparison gets its other side from: a literal, or another input by its name. */
export type Operand = { readonly literal: FeelValue } | { readonly input: string };

/** One test of a cell. */
export type Test =
  | { readonly op: '=' | '<' | '<=' | '>' | '>='; readonly operand: Operand }
  | {
      readonly op: 'in';
      readonly low: Operand;
      readonly high: Operand;
      readonly lowIncluded: boolean;
      readonly highIncluded: boolean;
    };

/** A cell: matches everything (`-`), or any of its tests, or with `not(…)` none of them. */
export type UnaryTests = { readonly any: true } | { readonly any: false; readonly negated: boolean; readonly tests: readonly Test[] };

/** What was read, or why the cell is refused. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams };

/** What a cell's tests may use: the kind of its column and the kinds of the inputs by name; null is "any kind". */
export interface ColumnScope {
  readonly kind: Kind | null;
  readonly inputs: ReadonlyMap<string, Kind | null>;
}

/** The most characters a cell may have. */
export const maxCellLength = 4_000;

/**
 * Reads a cell of an input column. The subset, after DMN 1.5 §10.3.2.8 (unary tests): `-` or nothing; literals; `= < <= > >=`; intervals
 * `[a..b]`, `(a..b)`, `]a..b[`; lists with commas (any of them); `not(…)` around the whole. Ends of comparisons are literals or names of inputs.
 */
export function parseUnaryTests(source: string, scope: ColumnScope): Parsed<UnaryTests> {
  return parse(source, (scanner) => takeUnaryTests(scanner, scope));
}

/** Reads a cell of an output column: one literal, list or context of literals; nothing or `-` is null. */
export function parseOutput(source: string, kind: Kind | null): Parsed<JsonValue> {
  return parse(source, (scanner) => {
    if (scanner.atEnd() || isDash(scanner)) return null;
    const value = takeLiteral(scanner, kind);
    if (kind !== null && value !== null && typeof value === 'object') {
      throw new FeelRefusal('DECISION_CELL_TYPE', { cell: source, expected: kind, found: Array.isArray(value) ? 'list' : 'context' });
    }
    return value;
  });
}

function parse<T>(source: string, read: (scanner: Scanner) => T): Parsed<T> {
  if (source.length > maxCellLength)
    return { ok: false, code: 'DECISION_TOO_LARGE', params: { what: 'cell', limit: maxCellLength, found: source.length } };
  const scanner = new Scanner(source);
  try {
    const value = read(scanner);
    if (!scanner.atEnd()) throw afterTest(scanner);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof FeelRefusal) return { ok: false, code: error.code, params: error.params };
    throw error;
  }
}

function takeUnaryTests(scanner: Scanner, scope: ColumnScope): UnaryTests {
  if (scanner.atEnd() || isDash(scanner)) return { any: true };
  if (!scanner.takeWord('not')) return { any: false, negated: false, tests: takeTests(scanner, scope) };
  scanner.expect('(');
  const tests = takeTests(scanner, scope);
  scanner.expect(')');
  return { any: false, negated: true, tests };
}

/** A dash alone; before a digit it is a sign. */
function isDash(scanner: Scanner): boolean {
  return scanner.source.trim() === '-' && scanner.take('-');
}

function takeTests(scanner: Scanner, scope: ColumnScope): readonly Test[] {
  const tests: Test[] = [];
  do tests.push(takeTest(scanner, scope));
  while (scanner.take(','));
  return tests;
}

const operators = ['<=', '>=', '<', '>', '='] as const;

function takeTest(scanner: Scanner, scope: ColumnScope): Test {
  for (const op of operators) {
    if (!scanner.take(op)) continue;
    return { op, operand: takeOperand(scanner, scope, op !== '=') };
  }
  const opening = ['[', '(', ']'].find((bracket) => scanner.take(bracket));
  if (opening === undefined) return { op: '=', operand: takeOperand(scanner, scope, false) };
  const low = takeOperand(scanner, scope, true);
  scanner.expect('..');
  const high = takeOperand(scanner, scope, true);
  const closing = [']', ')', '['].find((bracket) => scanner.take(bracket));
  if (closing === undefined) throw scanner.unexpected();
  checkInterval(scanner, low, high);
  return { op: 'in', low, high, lowIncluded: opening === '[', highIncluded: closing === ']' };
}

function takeOperand(scanner: Scanner, scope: ColumnScope, needsOrder: boolean): Operand {
  // Literals come first: an input called `true` cannot be meant by the word true.
  const literal = takeScalar(scanner, scope.kind);
  if (literal !== undefined) {
    if (literal !== null && scope.kind !== null && literal.kind !== scope.kind) throw wrongKind(scanner, scope.kind, literal.kind);
    if (needsOrder && (literal === null || !isOrdered(literal.kind))) throw noOrder(scanner, literal === null ? 'null' : literal.kind);
    return { literal };
  }
  const input = scanner.takeKnownName([...scope.inputs.keys()]);
  if (input === null) throw unknownWord(scanner);
  const kind = scope.inputs.get(input) ?? null;
  if (kind !== null && scope.kind !== null && kind !== scope.kind) throw wrongKind(scanner, scope.kind, kind);
  if (needsOrder && kind !== null && !isOrdered(kind)) throw noOrder(scanner, kind);
  return { input };
}

function checkInterval(scanner: Scanner, low: Operand, high: Operand): void {
  if (!('literal' in low) || !('literal' in high) || low.literal === null || high.literal === null) return;
  if (low.literal.kind !== high.literal.kind) throw wrongKind(scanner, low.literal.kind, high.literal.kind);
  if (compareScalars(low.literal, high.literal) > 0) throw new FeelRefusal('DECISION_INTERVAL_EMPTY', { cell: scanner.source });
}

function noOrder(scanner: Scanner, found: string): FeelRefusal {
  return new FeelRefusal('DECISION_CELL_NO_ORDER', { cell: scanner.source, found });
}

/** What stands after a whole test: arithmetic and the like is FEEL that we do not execute, anything else is a slip. */
function afterTest(scanner: Scanner): FeelRefusal {
  const next = scanner.peek();
  if ('+-*/.'.includes(next)) return new FeelRefusal('DECISION_CELL_UNSUPPORTED', { cell: scanner.source, found: next });
  for (const word of ['and', 'or', 'in', 'between', 'instance', 'if', 'then']) {
    if (scanner.takeWord(word)) return new FeelRefusal('DECISION_CELL_UNSUPPORTED', { cell: scanner.source, found: word });
  }
  return scanner.unexpected();
}
