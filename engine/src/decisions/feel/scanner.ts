import type { ErrorCode, ErrorParams } from '@millrace/schemas';

/** A cell that is not in our subset of FEEL. Never leaves this folder: the parse functions turn it into a value. */
export class FeelRefusal extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

const nameStart = /[\p{L}_]/u;
const namePart = /[\p{L}\p{N}_]/u;
const numberPattern = /-?(?:\d+(?:\.\d+)?|\.\d+)/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', "'": "'" };

/** Reads one cell from left to right. Positions told to people count from 1. */
export class Scanner {
  readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** What stands next, without reading it; `''` at the end. */
  peek(): string {
    this.skipSpace();
    return this.source[this.at] ?? '';
  }

  /** Whether nothing but space is left. */
  atEnd(): boolean {
    return this.peek() === '';
  }

  /** Reads the symbol if it stands next. */
  take(symbol: string): boolean {
    this.skipSpace();
    if (!this.source.startsWith(symbol, this.at)) return false;
    this.at += symbol.length;
    return true;
  }

  /** Reads the symbol or refuses the cell. */
  expect(symbol: string): void {
    if (!this.take(symbol)) throw this.unexpected();
  }

  /** Reads a whole word such as `not`, if it stands next. */
  takeWord(word: string): boolean {
    this.skipSpace();
    if (!this.source.startsWith(word, this.at) || this.isNamePart(this.at + word.length)) return false;
    this.at += word.length;
    return true;
  }

  /** Reads the longest of these names that stands next: FEEL names may hold spaces. */
  takeKnownName(names: readonly string[]): string | null {
    this.skipSpace();
    let best: string | null = null;
    for (const name of names) {
      if (name.length > (best?.length ?? 0) && this.source.startsWith(name, this.at) && !this.isNamePart(this.at + name.length))
        best = name;
    }
    this.at += best?.length ?? 0;
    return best;
  }

  /** Reads a name of letters, digits and `_`, if one stands next. */
  takeName(): string | null {
    this.skipSpace();
    if (!nameStart.test(this.character(this.at))) return null;
    const start = this.at;
    while (this.isNamePart(this.at)) this.at += this.character(this.at).length;
    return this.source.slice(start, this.at);
  }

  /** Reads the text of a number with its sign, if one stands next. */
  takeNumber(): string | null {
    this.skipSpace();
    numberPattern.lastIndex = this.at;
    const found = numberPattern.exec(this.source);
    if (!found) return null;
    this.at += found[0].length;
    return found[0];
  }

  /** Reads a text in double quotes, if one stands next. */
  takeString(): string | null {
    if (this.peek() !== '"') return null;
    let text = '';
    for (let at = this.at + 1; at < this.source.length; at += 1) {
      const character = this.source[at] ?? '';
      if (character === '"') {
        this.at = at + 1;
        return text;
      }
      if (character !== '\\') {
        text += character;
        continue;
      }
      const [value, length] = this.escape(at + 1);
      text += value;
      at += length;
    }
    throw this.unexpected();
  }

  /** The refusal that names what stands here. */
  unexpected(): FeelRefusal {
    this.skipSpace();
    const rest = this.source.slice(this.at, this.at + 20);
    return new FeelRefusal('DECISION_CELL_SYNTAX', { cell: this.source, found: rest, position: this.at + 1 });
  }

  private escape(at: number): [string, number] {
    const letter = this.source[at] ?? '';
    const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    if (simple !== undefined) return [simple, 1];
    const digits = letter === 'u' ? 4 : letter === 'U' ? 6 : 0;
    const code = this.source.slice(at + 1, at + 1 + digits);
    if (digits === 0 || !/^[0-9a-fA-F]+$/.test(code) || code.length !== digits || parseInt(code, 16) > 0x10ffff) {
      this.at = at - 1;
      throw this.unexpected();
    }
    return [String.fromCodePoint(parseInt(code, 16)), 1 + digits];
  }

  private skipSpace(): void {
    while (/\s/.test(this.source[this.at] ?? '')) this.at += 1;
  }

  private isNamePart(at: number): boolean {
    return namePart.test(this.character(at));
  }

  private character(at: number): string {
    const code = this.source.codePointAt(at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }
}
