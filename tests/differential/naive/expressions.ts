import type { JsonObject, JsonValue } from '@millrace/schemas';

/** A step that cannot be done; the naive interpreter turns it into an incident, as the engine must. */
export class Fails extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Something beyond what the naive side does: an expression in other words than the few it knows, a process that runs too long for it. */
export class Beyond extends Error {}

type Value = JsonValue | undefined;
interface Names {
  readonly input: JsonObject;
  readonly bindings: JsonObject;
}

const tokens = /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|(\$?[A-Za-z_][\w]*)|(<=|>=|!=|[-+*/&=<>()[\]?:,.]))/y;

/**
 * The value of one of the small expressions that the generator writes: numbers, texts, names, paths, `$bindings`, arithmetic, comparisons, `and`, `or`,
 * lists, `a ? b : c`, `$not`, `$exists`, `$count`. Read anew each time; absent values behave as in JSONata.
 */
export function valueOf(source: string, input: JsonObject, bindings: JsonObject = {}): Value {
  return new Reader(source, { input, bindings }).whole();
}

/** Whether a condition holds: absent does not, anything but true and false is a failure. */
export function holdsFor(source: string, input: JsonObject, bindings: JsonObject = {}): boolean {
  const value = valueOf(source, input, bindings);
  if (value === undefined || value === false) return false;
  if (value === true) return true;
  throw new Fails('CONDITION_NOT_BOOLEAN');
}

class Reader {
  private readonly words: string[] = [];
  private at = 0;

  constructor(
    source: string,
    private readonly names: Names,
  ) {
    tokens.lastIndex = 0;
    while (source.slice(tokens.lastIndex).trim() !== '') {
      const found = tokens.exec(source);
      if (!found) throw new Beyond(`the naive interpreter does not read: ${source}`);
      this.words.push(found[2] === undefined ? (found[1] ?? found[3] ?? found[4] ?? '') : `"${found[2]}`);
    }
  }

  whole(): Value {
    const value = this.choice();
    if (this.at < this.words.length) throw new Beyond(`the naive interpreter does not read: ${this.words.slice(this.at).join(' ')}`);
    return value;
  }

  private took(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at++;
    return true;
  }

  private need(word: string): void {
    if (!this.took(word)) throw new Beyond(`expected ${word} in ${this.words.join(' ')}`);
  }

  private choice(): Value {
    const test = this.either();
    if (!this.took('?')) return test;
    const then = this.choice();
    this.need(':');
    const otherwise = this.choice();
    return isTrue(test) ? then : otherwise;
  }

  private either(): Value {
    let left = this.both();
    while (this.took('or')) {
      const right = this.both();
      left = isTrue(left) || isTrue(right);
    }
    return left;
  }

  private both(): Value {
    let left = this.comparison();
    while (this.took('and')) {
      const right = this.comparison();
      left = isTrue(left) && isTrue(right);
    }
    return left;
  }

  private comparison(): Value {
    const left = this.sum();
    for (const word of ['=', '!=', '<', '<=', '>', '>=']) if (this.took(word)) return compared(word, left, this.sum());
    return left;
  }

  private sum(): Value {
    let left = this.product();
    for (;;) {
      if (this.took('+')) left = calculated('+', left, this.product());
      else if (this.took('-')) left = calculated('-', left, this.product());
      else if (this.took('&')) left = String(left ?? '') + String(this.product() ?? '');
      else return left;
    }
  }

  private product(): Value {
    let left = this.one();
    for (;;) {
      if (this.took('*')) left = calculated('*', left, this.one());
      else if (this.took('/')) left = calculated('/', left, this.one());
      else return left;
    }
  }

  private one(): Value {
    const word = this.words[this.at++] ?? '';
    if (word === '(') return this.until(')')[0];
    if (word === '[') return this.until(']').filter((value) => value !== undefined);
    if (word === '-') return calculated('-', 0, this.one());
    if (word.startsWith('"')) return word.slice(1);
    if (/^\d/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (this.took('(')) return called(word.replace('$', ''), this.until(')'));
    return this.path(word.startsWith('$') ? this.names.bindings[word.slice(1)] : (this.names.input[word] ?? this.names.bindings[word]));
  }

  private path(from: Value): Value {
    let value = from;
    while (this.took('.')) {
      const name = this.words[this.at++] ?? '';
      value = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined;
    }
    return value;
  }

  private until(end: string): readonly Value[] {
    const values: Value[] = [];
    while (!this.took(end)) {
      values.push(this.choice());
      this.took(',');
    }
    return values;
  }
}

function isTrue(value: Value): boolean {
  return Array.isArray(value) ? value.some((one) => isTrue(one as Value)) : typeof value === 'object' ? value !== null : Boolean(value);
}

function compared(word: string, left: Value, right: Value): Value {
  const same = JSON.stringify(left) === JSON.stringify(right);
  if (word === '=') return left !== undefined && right !== undefined && same;
  if (word === '!=') return left === undefined || right === undefined || !same;
  if (left === undefined || right === undefined) return undefined;
  if (typeof left !== typeof right || (typeof left !== 'number' && typeof left !== 'string')) throw new Fails('EXPRESSION_FAILED');
  const [one, other] = [left, right as typeof left];
  if (word === '<') return one < other;
  if (word === '<=') return one <= other;
  return word === '>' ? one > other : one >= other;
}

function calculated(word: string, left: Value, right: Value): Value {
  if (left === undefined || right === undefined) return undefined;
  if (typeof left !== 'number' || typeof right !== 'number') throw new Fails('EXPRESSION_FAILED');
  if (word === '+') return left + right;
  if (word === '-') return left - right;
  return word === '*' ? left * right : left / right;
}

function called(name: string, given: readonly Value[]): Value {
  const [first] = given;
  if (name === 'not') return first === undefined ? undefined : !isTrue(first);
  if (name === 'exists') return first !== undefined;
  if (name === 'count') return Array.isArray(first) ? first.length : first === undefined ? 0 : 1;
  throw new Beyond(`the naive interpreter does not know the function ${name}`);
}
