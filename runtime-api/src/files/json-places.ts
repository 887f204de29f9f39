/** A place in a text, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a text stops being JSON, and what is wrong there. */
export interface JsonFault {
  readonly offset: number;
  readonly en: string;
  readonly ru: string;
}

const literal = /true|false|null/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// A text without raw control characters; escapes are checked where they stand.
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const space = /[ \t\r\n]*/y;
const deepest = 2000;

/** Thrown inside this file only. */
class Faulty extends Error {
  constructor(readonly fault: JsonFault) {
    super(fault.en);
  }
}

/** Walks through JSON text and knows where everything stands. `JSON.parse` does not say where in a way that is the same in every release of Node. */
class Walker {
  private at = 0;

  constructor(private readonly source: string) {}

  /** Goes through the whole text; throws at the first fault. */
  check(): void {
    this.skipValue(0);
    this.skipSpace();
    if (this.at < this.source.length) this.refuse('the end of the file', 'конец файла');
  }

  /** The offset of the value at a path, or of the last part of it that is there. */
  find(path: readonly string[]): number {
    this.skipSpace();
    let found = this.at;
    for (const step of path) {
      const inside = this.enter(step);
      if (inside === undefined) return found;
      found = inside;
    }
    return found;
  }

  private enter(step: string): number | undefined {
    const opening = this.source[this.at];
    if (opening !== '{' && opening !== '[') return undefined;
    this.at++;
    for (let index = 0; ; index++) {
      this.skipSpace();
      const next = this.source[this.at];
      if (next === '}' || next === ']' || next === undefined) return undefined;
      const start = this.at;
      const name = opening === '{' ? this.name() : String(index);
      // A property is shown at its name, an entry of a list at its value.
      const shown = opening === '{' ? start : this.at;
      if (name === step) return shown;
      this.skipValue(0);
      this.skipSpace();
      if (this.source[this.at] === ',') this.at++;
    }
  }

  private name(): string {
    const raw = this.take(text) ?? this.refuse('a name in double quotes', 'имя в двойных кавычках');
    this.skipSpace();
    if (this.source[this.at] !== ':') this.refuse('a colon after the name', 'двоеточие после имени');
    this.at++;
    this.skipSpace();
    return JSON.parse(raw) as string;
  }

  private skipValue(depth: number): void {
    if (depth > deepest) this.refuse(`at most ${deepest} levels`, `не больше ${deepest} уровней`);
    this.skipSpace();
    const first = this.source[this.at];
    if (first === '{') return this.skipMembers(depth, '}', () => void this.name());
    if (first === '[') return this.skipMembers(depth, ']', () => undefined);
    const found = first === '"' ? this.take(text) : (this.take(number) ?? this.take(literal));
    if (found === undefined) {
      if (first === '"')
        this.refuse(
          'a text that ends in the same line, with correct escapes',
          'строку, закрытую в той же строке, с верными экранированиями',
        );
      this.refuse('a value', 'значение');
    }
  }

  private skipMembers(depth: number, closing: string, before: () => void): void {
    this.at++;
    this.skipSpace();
    if (this.source[this.at] === closing) {
      this.at++;
      return;
    }
    for (;;) {
      this.skipSpace();
      before();
      this.skipValue(depth + 1);
      this.skipSpace();
      const next = this.source[this.at];
      if (next === closing) {
        this.at++;
        return;
      }
      if (next !== ',') this.refuse(`a comma or ${closing}`, `запятую или ${closing}`);
      this.at++;
    }
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private skipSpace(): void {
    this.take(space);
  }

  private refuse(en: string, ru: string): never {
    const next = this.source[this.at];
    const found =
      next === undefined ? { en: 'the end of the file', ru: 'конец файла' } : { en: JSON.stringify(next), ru: JSON.stringify(next) };
    throw new Faulty({ offset: this.at, en: `expected ${en}, but found ${found.en}`, ru: `ожидалось: ${ru}; найдено: ${found.ru}` });
  }
}

/** What keeps a text from being JSON, or `null`. */
export function jsonFault(source: string): JsonFault | null {
  try {
    new Walker(source).check();
    return null;
  } catch (error) {
    if (error instanceof Faulty) return error.fault;
    throw error;
  }
}

/** The line and column of an offset. */
export function placeAt(source: string, offset: number): Place {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Where a JSON Pointer (RFC 6901) leads in a text; for what is not there, the nearest thing around it. */
export function placeOf(source: string, pointer: string): Place {
  const path =
    pointer === ''
      ? []
      : pointer
          .slice(1)
          .split('/')
          .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return placeAt(source, new Walker(source).find(path));
}
