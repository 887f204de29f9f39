import type { JuelNode, JuelOperator, JuelText } from './ast.js';
import { tokensFrom, type Token } from './lex.js';
import { JuelRefused, shown } from './refused.js';

const mostDeep = 60;
const mostInChain = 120;
const words: Readonly<Record<string, string>> = {
  '&&': 'and',
  '||': 'or',
  '!': 'not',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  div: '/',
  mod: '%',
};
/** From what binds least to what binds most (JSR 245, §1.15). */
const levels: readonly (readonly string[])[] = [['or'], ['and'], ['==', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']];
const reserved = new Set(['and', 'or', 'not', 'eq', 'ne', 'lt', 'gt', 'le', 'ge', 'div', 'mod', 'empty', 'instanceof']);

/** A text with `${…}` and `#{…}` in it, taken apart. Throws `JuelRefused`. */
export function parseJuel(source: string): JuelText {
  const parts: (string | JuelNode)[] = [];
  let text = '';
  for (let at = 0; at < source.length;) {
    const letter = source[at] as string;
    const next = source[at + 1];
    if (letter === '\\' && (next === '$' || next === '#') && source[at + 2] === '{') {
      text += next + '{';
      at += 3;
    } else if ((letter === '$' || letter === '#') && next === '{') {
      if (text !== '') parts.push(text);
      text = '';
      const { tokens, end } = tokensFrom(source, at + 2);
      parts.push(new Parser(source, tokens).whole());
      at = end;
    } else {
      text += letter;
      at++;
    }
  }
  if (text !== '') parts.push(text);
  return parts;
}

class Parser {
  #next = 0;
  #depth = 0;

  constructor(
    readonly source: string,
    readonly tokens: readonly Token[],
  ) {}

  whole(): JuelNode {
    const node = this.#choice();
    if (this.#peek().kind !== 'end') throw this.#unexpected();
    return node;
  }

  #choice(): JuelNode {
    this.#deeper();
    const test = this.#binary(0);
    let node = test;
    if (this.#take('?')) {
      const yes = this.#choice();
      this.#need(':');
      const no = this.#choice();
      node = { kind: 'choice', test, yes, no, from: test.from, to: no.to };
    }
    this.#depth--;
    return node;
  }

  #binary(level: number): JuelNode {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (let count = 0; ; count++) {
      const operator = this.#operator();
      if (operator === undefined || !operators.includes(operator)) return left;
      // Each of a chain nests the tree by one more.
      if (count > mostInChain) throw this.#tooDeep();
      this.#next++;
      const right = this.#binary(level + 1);
      left = { kind: 'binary', operator: operator as JuelOperator, left, right, from: left.from, to: right.to };
    }
  }

  #unary(): JuelNode {
    const { from } = this.#peek();
    const word = this.#operator();
    const operator = word === '-' || word === 'not' || word === 'empty' ? word : undefined;
    if (operator === undefined) return this.#postfix();
    this.#deeper();
    this.#next++;
    const of = this.#unary();
    this.#depth--;
    return { kind: 'unary', operator, of, from, to: of.to };
  }

  #postfix(): JuelNode {
    let node = this.#primary();
    for (let count = 0; ; count++) {
      if (count > mostDeep) throw this.#tooDeep();
      if (this.#take('.')) {
        const { kind, value, to } = this.#peek();
        if (kind !== 'name') throw this.#unexpected();
        this.#next++;
        node = this.#take('(')
          ? { kind: 'call', of: node, name: value, args: this.#arguments(), from: node.from, to: this.#last() }
          : { kind: 'property', of: node, name: value, from: node.from, to };
      } else if (this.#take('[')) {
        const index = this.#choice();
        this.#need(']');
        node = { kind: 'index', of: node, index, from: node.from, to: this.#last() };
      } else return node;
    }
  }

  #primary(): JuelNode {
    const { kind, value, from, to } = this.#peek();
    if (this.#take('(')) {
      const inner = this.#choice();
      this.#need(')');
      return { ...inner, from, to: this.#last() };
    }
    if (kind === 'number' || kind === 'text') {
      this.#next++;
      return { kind: 'literal', value: kind === 'text' ? value : this.#number(value), from, to };
    }
    if (kind !== 'name' || reserved.has(value)) throw this.#unexpected();
    this.#next++;
    if (value === 'true' || value === 'false') return { kind: 'literal', value: value === 'true', from, to };
    if (value === 'null') return { kind: 'literal', value: null, from, to };
    const prefixed = this.#prefixed(value);
    if (prefixed !== undefined) return { kind: 'call', of: undefined, name: prefixed, args: this.#arguments(), from, to: this.#last() };
    return { kind: 'name', name: value, from, to };
  }

  /** The name of a function where one is called: `now(` or `fn:size(`; the bracket is taken. */
  #prefixed(name: string): string | undefined {
    if (this.#take('(')) return name;
    const [colon, local, bracket] = this.tokens.slice(this.#next, this.#next + 3);
    if (colon?.value !== ':' || colon.kind !== 'sign' || local?.kind !== 'name' || bracket?.value !== '(' || bracket.kind !== 'sign')
      return undefined;
    // Without a space after the colon it is a function with a prefix; `a ? b : c(d)` has one as people write it.
    if (colon.to !== local.from) return undefined;
    this.#next += 3;
    return `${name}:${local.value}`;
  }

  #arguments(): readonly JuelNode[] {
    const args: JuelNode[] = [];
    if (this.#take(')')) return args;
    do args.push(this.#choice());
    while (this.#take(','));
    this.#need(')');
    return args;
  }

  #number(text: string): number {
    const value = Number(text);
    const isExact = /^\d+$/.test(text) ? Number.isSafeInteger(value) : Number.isFinite(value);
    if (isExact) return value;
    throw new JuelRefused(shown(text), {
      en: `The number ${shown(text)} has more digits than numbers have here. Keep it as a text.`,
      ru: `В числе ${shown(text)} больше знаков, чем бывает у чисел здесь. Храните его как текст.`,
    });
  }

  #peek(): Token {
    return this.tokens[Math.min(this.#next, this.tokens.length - 1)] as Token;
  }

  /** The operator that comes next, by its one name. */
  #operator(): string | undefined {
    const { kind, value } = this.#peek();
    return kind === 'sign' || kind === 'name' ? (words[value] ?? value) : undefined;
  }

  #take(sign: string): boolean {
    const { kind, value } = this.#peek();
    if (kind !== 'sign' || value !== sign) return false;
    this.#next++;
    return true;
  }

  #need(sign: string): void {
    if (!this.#take(sign)) throw this.#unexpected();
  }

  #last(): number {
    return this.tokens[this.#next - 1]?.to ?? 0;
  }

  #deeper(): void {
    if (++this.#depth > mostDeep) throw this.#tooDeep();
  }

  #tooDeep(): JuelRefused {
    const piece = shown(this.source);
    return new JuelRefused(piece, {
      en: 'This expression is too long or too deeply nested to be translated. Break it up, for example with a script task before it.',
      ru: 'Выражение слишком длинное или слишком глубоко вложено, чтобы его перевести. Разбейте его, например задачей-сценарием перед этим местом.',
    });
  }

  #unexpected(): JuelRefused {
    const { kind, value, from, to } = this.#peek();
    const piece = kind === 'end' ? shown(this.source) : this.source.slice(from, to);
    if (value === 'instanceof')
      return new JuelRefused(piece, {
        en: '“instanceof” asks for a Java class, and there are none here. Ask `$type(…)`, which gives “string”, “number”, “boolean”, “array” or “object”.',
        ru: '«instanceof» спрашивает о классе Java, а их здесь нет. Спросите `$type(…)`: ответит “string”, “number”, “boolean”, “array” или “object”.',
      });
    return new JuelRefused(piece, {
      en:
        kind === 'end'
          ? 'Something is missing at the end of this expression. Write it anew.'
          : `“${piece}” cannot stand where it does in JUEL 2.2. Write the expression anew.`,
      ru:
        kind === 'end'
          ? 'В конце выражения чего-то не хватает. Запишите его заново.'
          : `«${piece}» в JUEL 2.2 на этом месте стоять не может. Запишите выражение заново.`,
    });
  }
}
