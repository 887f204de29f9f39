import { describeError, type ErrorCode, type ErrorParams } from '@millrace/schemas';

/** An expression that cannot go on: thrown inside an evaluation, never out of it. `code` is JSONata's or one of our catalogue. */
export class ExpressionFailure extends Error {
  readonly code: string;
  /** The offset in the source up to which the parser came, where it says it. */
  readonly at: number | undefined;

  constructor(code: string, message: string, at?: number) {
    super(message);
    this.code = code;
    this.at = at;
  }
}

/** A failure whose words stand in the error catalogue. */
export function failureOf(code: ErrorCode, params: ErrorParams = {}): ExpressionFailure {
  return new ExpressionFailure(code, describeError(code, params));
}

/** Thrown when an evaluation in place has used up its steps: the worker takes over. */
export class NeedsWorker extends Error {}

const words: Readonly<Record<string, string>> = {
  D1001: 'Expected a finite number, but a calculation left the range of numbers; it may have divided by zero. Check the divisor.',
  D1002: 'Expected a number after the minus sign, but found something else. Convert it with $number().',
  D1009: 'Expected every key of an object to be made by one pair, but two pairs make the same key. Rename one of them.',
  D1011: 'Expected functions to call each other less deeply, but they go on and on. Check that the recursion ends.',
  D1013: 'Expected a key that is not reserved, but found one that starts with _jsonata_. Rename it.',
  D2015: 'Expected a list within the limit, but the expression builds a longer one. Build a shorter list.',
  D3001: 'Expected a finite number to turn into text, but found none; a calculation may have divided by zero. Check the divisor.',
  D3020: 'Expected the third argument of $split() to be zero or more, but found a negative number. Correct it.',
  D3030: 'Expected a text that is a number, a number or a boolean, but found something else. Check the value before $number().',
  D3060: 'Expected a number that is not negative for $sqrt(), but found a negative one. Check the value first.',
  D3061: 'Expected $power() to give a finite number, but it does not. Use smaller numbers.',
  T0410: 'Expected the function to be called with values of the right kinds, but one of them is of another kind. Check its arguments.',
  T0411: 'Expected the current value to suit the function, but it is of another kind. Pass the value as an argument.',
  T0412: 'Expected a list whose members are all of the kind the function takes, but found others in it. Filter or convert them.',
  T1003: 'Expected a text as the key of an object, but found something else. Convert it with $string().',
  T1006: 'Expected a function before the brackets, but there is none of that name. Check its spelling.',
  T2001: 'Expected a number on the left side of the operator, but found something else. Convert it with $number().',
  T2002: 'Expected a number on the right side of the operator, but found something else. Convert it with $number().',
  T2007: 'Expected all values to sort by to be of one kind, but found numbers and texts. Convert them to one kind.',
  T2008: 'Expected numbers or texts to sort by, but found something else. Sort by a field that is a number or a text.',
  T2009: 'Expected two numbers or two texts to compare, but found one of each. Convert one of them.',
  T2010: 'Expected numbers or texts to compare, but found something else. Compare a field that is a number or a text.',
};

/** Our words for a code of JSONata, where we have any. */
export function wordsFor(code: string): string | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** A failure under JSONata's own code, so that both ways of evaluating say the same. */
export function jsonataFailure(code: string): ExpressionFailure {
  return new ExpressionFailure(code, wordsFor(code) ?? code);
}
