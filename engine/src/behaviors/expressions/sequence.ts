/**
 * JSONata's lists that a path gave, as opposed to lists that were in the data: one of length 1 becomes its member, an empty one becomes nothing.
 * The marks are JSONata's own and have its names, because `=` between a list and an object compares own names, marks included.
 */
export interface Marked extends Array<unknown> {
  sequence?: true;
  keepSingleton?: true;
  outerWrapper?: true;
  readonly cons?: true;
}

/** An empty sequence. */
export function sequence(): Marked {
  const made: Marked = [];
  made.sequence = true;
  return made;
}

/** A sequence of one member, which may be `undefined`. */
export function sequenceOf(member: unknown): Marked {
  const made: Marked = [member];
  made.sequence = true;
  return made;
}

/** Whether a value is a list that a path gave. */
export function isSequence(value: unknown): value is Marked {
  return Array.isArray(value) && (value as Marked).sequence === true;
}

/** The value of a finished node: sequences of none and of one member are unwrapped unless the expression says `[]`. */
export function finish(value: unknown, keepArray: boolean): unknown {
  if (!isSequence(value)) return value;
  if (keepArray) value.keepSingleton = true;
  if (value.length === 0) return undefined;
  return value.length === 1 && value.keepSingleton !== true ? value[0] : value;
}

/** Joins two values into one list; nothing joined with a value is that value. */
export function append(first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (second === undefined) return first;
  const list: unknown[] = Array.isArray(first) ? first : [first];
  return list.concat(Array.isArray(second) ? second : [second]);
}
