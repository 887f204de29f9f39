import type { JsonValue } from '@millrace/schemas';
import Big from 'big.js';
import { FeelRefusal, type Scanner } from './scanner.js';
import { parseDate, parseDateTime, parseDaysTime, parseTime, parseYearsMonths } from './temporal.js';
import { booleanScalar, type FeelValue, isExactNumber, type Kind, numberScalar, type Scalar, stringScalar } from './values.js';

type Parse = (text: string) => Scalar | null;

const constructors: readonly (readonly [string, readonly Parse[]])[] = [
  ['date and time', [parseDateTime]],
  ['date', [parseDate]],
  ['time', [parseTime]],
  ['duration', [parseDaysTime, parseYearsMonths]],
];
const anyTemporal: readonly Parse[] = [parseDate, parseTime, parseDateTime, parseDaysTime, parseYearsMonths];
const byKind: Partial<Record<Kind, Parse>> = {
  date: parseDate,
  time: parseTime,
  dateTime: parseDateTime,
  daysTime: parseDaysTime,
  yearsMonths: parseYearsMonths,
};

const maxDepth = 16;

/**
 * Reads a scalar literal: number, text, true, false, null, `date("…")`, `time("…")`, `date and time("…")`, `duration("…")` or `@"…"`. A text in a
 * column of a temporal kind is read as that kind. Gives undefined if no literal stands next.
 */
export function takeScalar(scanner: Scanner, kind: Kind | null): FeelValue | undefined {
  const number = scanner.takeNumber();
  if (number !== null) return numberLiteral(number);
  const text = scanner.takeString();
  if (text !== null) return textLiteral(text, kind);
  if (scanner.take('@')) return temporal(scanner, anyTemporal);
  if (scanner.takeWord('true')) return booleanScalar(true);
  if (scanner.takeWord('false')) return booleanScalar(false);
  if (scanner.takeWord('null')) return null;
  for (const [name, parsers] of constructors) {
    if (!scanner.takeWord(name)) continue;
    scanner.expect('(');
    const value = temporal(scanner, parsers);
    scanner.expect(')');
    return value;
  }
  return undefined;
}

/** Reads any literal an output may have: a scalar, a list `[1, 2]` or a context `{name: "x"}` of literals. */
export function takeLiteral(scanner: Scanner, kind: Kind | null, depth = 0): JsonValue {
  if (depth > maxDepth) throw scanner.unexpected();
  if (scanner.take('[')) return takeList(scanner, depth);
  if (scanner.take('{')) return takeContext(scanner, depth);
  const value = takeScalar(scanner, kind);
  if (value === undefined) throw unknownWord(scanner);
  if (value !== null && kind !== null && value.kind !== kind) throw wrongKind(scanner, kind, value.kind);
  return value === null ? null : value.json;
}

/** The refusal of a literal of another kind than its column. */
export function wrongKind(scanner: Scanner, expected: Kind, found: Kind): FeelRefusal {
  return new FeelRefusal('DECISION_CELL_TYPE', { cell: scanner.source, expected, found });
}

/** The refusal of a word that is neither a literal nor a known name: mostly a text without quotes. */
export function unknownWord(scanner: Scanner): FeelRefusal {
  const name = scanner.takeName();
  if (name === null) return scanner.unexpected();
  if (scanner.peek() === '(') return new FeelRefusal('DECISION_CELL_UNSUPPORTED', { cell: scanner.source, found: `${name}()` });
  return new FeelRefusal('DECISION_NAME_UNKNOWN', { cell: scanner.source, name });
}

function takeList(scanner: Scanner, depth: number): JsonValue {
  const items: JsonValue[] = [];
  if (scanner.take(']')) return items;
  do items.push(takeLiteral(scanner, null, depth + 1));
  while (scanner.take(','));
  scanner.expect(']');
  return items;
}

function takeContext(scanner: Scanner, depth: number): JsonValue {
  const entries: [string, JsonValue][] = [];
  if (scanner.take('}')) return {};
  do {
    const key = scanner.takeString() ?? scanner.takeName();
    if (key === null) throw scanner.unexpected();
    scanner.expect(':');
    entries.push([key, takeLiteral(scanner, null, depth + 1)]);
  } while (scanner.take(','));
  scanner.expect('}');
  return Object.fromEntries(entries);
}

function numberLiteral(text: string): Scalar {
  const value = Number(text);
  // A literal that a JSON number cannot hold digit by digit would match values that are not equal to it.
  if (!isExactNumber(value) || !new Big(text.replace(/^(-?)\./, '$10.')).eq(new Big(value))) {
    throw new FeelRefusal('DECISION_NUMBER_TOO_LONG', { found: text });
  }
  return numberScalar(value === 0 ? 0 : value);
}

function textLiteral(text: string, kind: Kind | null): Scalar {
  const parse = kind === null ? undefined : byKind[kind];
  if (!parse) return stringScalar(text);
  const value = parse(text);
  if (value === null) throw new FeelRefusal('DECISION_CELL_TYPE', { cell: JSON.stringify(text), expected: kind, found: 'string' });
  return value;
}

function temporal(scanner: Scanner, parsers: readonly Parse[]): Scalar {
  const text = scanner.takeString();
  if (text === null) throw scanner.unexpected();
  for (const parse of parsers) {
    const value = parse(text);
    if (value !== null) return value;
  }
  throw new FeelRefusal('DECISION_CELL_SYNTAX', {
    cell: scanner.source,
    found: JSON.stringify(text),
    position: scanner.source.indexOf(text),
  });
}
