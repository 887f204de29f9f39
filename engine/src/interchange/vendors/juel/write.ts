import type { Words } from '../vendor.js';
import type { JuelNode, JuelOperator } from './ast.js';
import { methodOf, writeMethod } from './methods.js';
import { executionCall, executionProperty, isEngineObject, writeName } from './engine-names.js';
import { JuelRefused, shown } from './refused.js';
import { binds, named, quoted, within, type Written } from './written.js';

/** What is known of the place that an expression stands in. */
export interface JuelPlace {
  /** Where a value that is missing is as good as false: conditions. */
  readonly truth?: boolean;
  /** Whether the numbers of a multi-instance activity (`nrOfInstances` …) may be asked: in its completion condition. */
  readonly counts?: boolean;
  /** Whether it is that for certain: `loopCounter` is not known there. */
  readonly completion?: boolean;
  /** Names of variables that hold who started the process. */
  readonly initiators?: ReadonlySet<string>;
}

/** Writes a parsed expression in JSONata. Throws `JuelRefused` at what has no plain meaning. */
export class Writer {
  /** The names of variables that were read. */
  readonly reads = new Set<string>();
  #bound = 0;

  constructor(
    readonly source: string,
    readonly place: JuelPlace,
  ) {}

  write(node: JuelNode): Written {
    switch (node.kind) {
      case 'literal':
        return writeLiteral(node.value);
      case 'name':
        return writeName(this, node);
      case 'property':
        return this.#property(node, node.of, node.name);
      case 'index':
        return this.at(node, node.of, node.index);
      case 'call':
        return this.#call(node);
      case 'unary':
        return this.#unary(node);
      case 'binary':
        return this.#binary(node);
      case 'choice':
        return this.#choice(node);
    }
  }

  /** Where only true and anything else differ. */
  truth(node: JuelNode): Written {
    const written = this.write(node);
    if (written.is === 'number' || written.is === 'text')
      throw this.refused(node, {
        en: `“${this.piece(node)}” is neither true nor false. Compare it with something.`,
        ru: `«${this.piece(node)}» не истина и не ложь. Сравните его с чем-нибудь.`,
      });
    return written.literal === null ? { text: 'false', level: binds.whole, is: 'boolean', given: true } : written;
  }

  /** Where nothing and false differ: the same, always with a value where the source always had one. */
  value(node: JuelNode): Written {
    const written = this.write(node);
    if (written.always === undefined) return written;
    return { text: written.always, level: binds.and, is: 'boolean', given: true };
  }

  /** Says something of a value that has to be named several times: as it is where it is short, else bound to a variable first. */
  repeated(parts: readonly Written[], say: (texts: readonly string[]) => Written): Written {
    const bound: string[] = [];
    const texts = parts.map((part) => {
      if (part.short === true) return within(part, binds.sign);
      const name = `$v${++this.#bound}`;
      bound.push(`${name} := ${part.text}; `);
      return name;
    });
    const said = say(texts);
    return bound.length === 0 ? said : { ...said, text: `(${bound.join('')}${said.text})`, level: binds.whole, short: false };
  }

  piece(node: JuelNode): string {
    return shown(this.source.slice(node.from, node.to));
  }

  refused(node: JuelNode, how: Words): JuelRefused {
    return new JuelRefused(this.piece(node), how);
  }

  property(node: JuelNode, of: Written, name: string): Written {
    const step = named(name);
    if (step === undefined || of.is !== undefined || of.literal !== undefined)
      throw this.refused(node, {
        en: `“${this.piece(node)}” asks for “${shown(name)}” of what has no such part. Write it anew.`,
        ru: `«${this.piece(node)}» спрашивает «${shown(name)}» у того, у чего такой части нет. Запишите заново.`,
      });
    return { text: `${within(of, binds.whole)}.${step}`, level: binds.whole, short: of.short === true };
  }

  #property(node: JuelNode, of: JuelNode, name: string): Written {
    const own = executionProperty(this, node, of, name);
    if (own !== undefined) return own;
    if (name === 'class')
      throw this.refused(node, {
        en: `“${this.piece(node)}” asks for a Java class, and there are none here. Ask for a property of the data.`,
        ru: `«${this.piece(node)}» спрашивает класс Java, а их здесь нет. Спросите свойство данных.`,
      });
    return this.property(node, this.write(of), name);
  }

  /** `of[index]`: a place of a list counted from 0, or a property. */
  at(node: JuelNode, ofNode: JuelNode, indexNode: JuelNode): Written {
    const of = this.write(ofNode);
    const index = this.write(indexNode);
    if (typeof index.literal === 'string') return this.property(node, of, index.literal);
    if (typeof index.literal === 'number') {
      if (Number.isInteger(index.literal) && index.literal >= 0)
        return { text: `${within(of, binds.whole)}[${index.text}]`, level: binds.whole, short: of.short === true };
    } else if (index.literal === undefined && index.is !== 'boolean') {
      // A filter sees the members of the list, so what is asked of the variables is asked before it.
      const bound = `$v${++this.#bound}`;
      const list = within(of, binds.whole);
      const found =
        index.is === 'number'
          ? `${list}[${bound}]`
          : index.is === 'text'
            ? `$lookup(${of.text}, ${bound})`
            : `$type(${bound}) = 'number' ? ${list}[${bound}] : $lookup(${of.text}, ${bound})`;
      return { text: `(${bound} := ${index.text}; ${found})`, level: binds.whole };
    }
    throw this.refused(node, {
      en: `“${this.piece(indexNode)}” is no place of a list and no name of a property. Write a number from 0 on or a text.`,
      ru: `«${this.piece(indexNode)}» не номер в списке и не имя свойства. Запишите число от 0 или текст.`,
    });
  }

  /** Null, an empty text, list or object, or nothing at all; `is` says whether to ask that or the opposite. */
  empty(of: Written, is: boolean): Written {
    return this.repeated([of], ([x = '']) => {
      const isNot = `${x} != null and ${x} != '' and ${x} != [] and ${x} != {}`;
      return is
        ? { text: `$not(${isNot})`, level: binds.whole, is: 'boolean', given: true }
        : { text: isNot, level: binds.and, is: 'boolean', given: true };
    });
  }

  #call(node: JuelNode & { readonly kind: 'call' }): Written {
    const { of, name, args } = node;
    if (of === undefined)
      throw this.refused(node, {
        en: `The function “${name}” is not one of ours. ${functionHints[name]?.en ?? 'Compute it in a service before this place, or write it in JSONata.'}`,
        ru: `Функции «${name}» здесь нет. ${functionHints[name]?.ru ?? 'Вычислите значение в сервисе перед этим местом или запишите его на JSONata.'}`,
      });
    const own = executionCall(this, node, of, name, args);
    if (own !== undefined) return own;
    const method = isEngineObject(of) ? undefined : methodOf(name, args.length);
    // Whatever cannot be said in what it is called on is the first thing to tell.
    if (method === undefined) this.write(of);
    if (method === undefined)
      throw this.refused(node, {
        en: `“${this.piece(node)}” calls Java code. Have a service do it (a service task with a handler) and ask for its result here.`,
        ru: `«${this.piece(node)}» вызывает код на Java. Поручите это сервису (сервисной задаче с обработчиком) и спросите здесь его результат.`,
      });
    return writeMethod(this, node, method, of, args);
  }

  #unary(node: JuelNode & { readonly kind: 'unary' }): Written {
    const { operator, of } = node;
    if (operator === '-') {
      const number = this.number(of);
      if (typeof number.literal === 'number') return writeLiteral(-number.literal);
      return { text: `-${within(number, binds.whole)}`, level: binds.sign, is: 'number', given: number.given === true };
    }
    if (operator === 'empty') return this.empty(this.value(of), true);
    if (of.kind === 'unary' && of.operator === 'empty') return this.empty(this.value(of.of), false);
    const inner = this.truth(of);
    if (inner.given === true) return { text: `$not(${inner.text})`, level: binds.whole, is: 'boolean', given: true };
    const text = inner.always === undefined ? `${within(inner, binds.sum)} = true` : inner.always;
    return { text: `$not(${text})`, level: binds.whole, is: 'boolean', given: true };
  }

  #choice({ test, yes, no }: JuelNode & { readonly kind: 'choice' }): Written {
    const [a, b] = [this.value(yes), this.value(no)];
    const text = `${within(this.truth(test), binds.or)} ? ${within(a, binds.or)} : ${within(b, binds.choice)}`;
    const is = a.is !== undefined && a.is === b.is ? { is: a.is } : {};
    return { text, level: binds.choice, given: a.given === true && b.given === true, ...is };
  }

  #binary(node: JuelNode & { readonly kind: 'binary' }): Written {
    const { operator, left, right } = node;
    switch (operator) {
      case 'and':
      case 'or': {
        const level = operator === 'and' ? binds.and : binds.or;
        const text = `${within(this.truth(left), level)} ${operator} ${within(this.truth(right), level + 1)}`;
        return { text, level, is: 'boolean', given: true };
      }
      case '==':
      case '!=':
        return this.equal(node, this.value(left), this.value(right), operator === '==');
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#ordered(node, operator, left, right);
      default:
        return this.#computed(operator, left, right);
    }
  }

  /** Whether two values are equal; two that are missing are. */
  equal(node: JuelNode, a: Written, b: Written, is: boolean): Written {
    const sure = { is: 'boolean', given: true } as const;
    if (a.literal === null || b.literal === null) {
      const of = a.literal === null ? b : a;
      if (of.literal === null) return writeLiteral(is);
      const text = `${within(of, binds.sum)} != null`;
      return is ? { text: `$not(${text})`, level: binds.whole, ...sure } : { text, level: binds.compare, ...sure };
    }
    const [x, y] = this.#sameKind(node, a, b);
    if (x.given === true && y.given === true)
      return { text: `${within(x, binds.sum)} ${is ? '=' : '!='} ${within(y, binds.sum)}`, level: binds.compare, ...sure };
    const equal = `${within(x, binds.sum)} = ${within(y, binds.sum)}`;
    if (x.given === true || y.given === true)
      return is ? { text: equal, level: binds.compare, ...sure } : { text: `$not(${equal})`, level: binds.whole, ...sure };
    return this.repeated([x, y], ([l, r]) => {
      const any = `${l} != null or ${r} != null`;
      return is
        ? { text: `${l} = ${r} or $not(${any})`, level: binds.or, ...sure }
        : { text: `$not(${l} = ${r}) and (${any})`, level: binds.and, ...sure };
    });
  }

  /** JUEL makes a number or truth value of a text that is compared with one. Where the text is written out, so do we. */
  #sameKind(node: JuelNode, a: Written, b: Written): readonly [Written, Written] {
    const [text, other] = typeof a.literal === 'string' ? [a, b] : [b, a];
    if (typeof text.literal !== 'string') {
      if (a.is === undefined || b.is === undefined || a.is === b.is) return [a, b];
      throw this.#unlike(node);
    }
    const said = text.literal;
    if (other.is === 'text' || (other.is === undefined && !isSpelledOut(said))) return [other, text];
    if (other.is === undefined)
      return [{ text: `$string(${other.text})`, level: binds.whole, is: 'text', short: other.short === true }, text];
    if (other.is === 'number' && isNumeral(said)) return [other, writeLiteral(Number(said))];
    if (other.is === 'boolean' && (said === 'true' || said === 'false')) return [other, writeLiteral(said === 'true')];
    throw this.#unlike(node);
  }

  #unlike(node: JuelNode): JuelRefused {
    return this.refused(node, {
      en: `“${this.piece(node)}” compares values of different kinds. Say which of them is meant, for example with $string(…) or $number(…).`,
      ru: `«${this.piece(node)}» сравнивает значения разного рода. Укажите, что имеется в виду, например через $string(…) или $number(…).`,
    });
  }

  #ordered(node: JuelNode, operator: '<' | '<=' | '>' | '>=', left: JuelNode, right: JuelNode): Written {
    let [a, b] = [this.value(left), this.value(right)];
    const isNone = a.literal === null || b.literal === null;
    if (isNone) return a.literal === b.literal && operator.length === 2 ? writeLiteral(true) : writeLiteral(false);
    if (typeof a.literal === 'string' && b.is === 'number' && isNumeral(a.literal)) a = writeLiteral(Number(a.literal));
    if (typeof b.literal === 'string' && a.is === 'number' && isNumeral(b.literal)) b = writeLiteral(Number(b.literal));
    const kinds = new Set([a.is, b.is].filter((kind) => kind !== undefined));
    const isUnclear =
      [a, b].some(({ literal }) => typeof literal === 'string' && isNumeral(literal)) && !(a.is === 'text' && b.is === 'text');
    if (kinds.size > 1 || kinds.has('boolean') || isUnclear) throw this.#unlike(node);
    const text = `${within(a, binds.sum)} ${operator} ${within(b, binds.sum)}`;
    const open = [a, b].filter(({ given }) => given !== true);
    if (open.length === 0) return { text, level: binds.compare, is: 'boolean', given: true };
    const guards = open.map((part) => `${within(part, binds.sum)} != null and `);
    const always = open.every(({ short }) => short === true) ? `${guards.join('')}${text}` : `(${text}) = true`;
    return { text, level: binds.compare, is: 'boolean', always };
  }

  /** A number: of null, which JUEL takes for 0 where it is written out, and of a text of digits. */
  number(node: JuelNode): Written {
    const written = this.write(node);
    if (written.literal === null) return writeLiteral(0);
    if (typeof written.literal === 'string' && isNumeral(written.literal)) return writeLiteral(Number(written.literal));
    if (written.is === undefined || written.is === 'number') return written;
    throw this.refused(node, {
      en: `“${this.piece(node)}” is no number: in JUEL + - * / % only calculate. Texts are joined with & here: first & ' ' & last.`,
      ru: `«${this.piece(node)}» не число: в JUEL знаки + - * / % только вычисляют. Тексты здесь соединяет &: first & ' ' & last.`,
    });
  }

  #computed(
    operator: Exclude<JuelOperator, 'and' | 'or' | '==' | '!=' | '<' | '<=' | '>' | '>='>,
    left: JuelNode,
    right: JuelNode,
  ): Written {
    const level = operator === '+' || operator === '-' ? binds.sum : binds.product;
    const [a, b] = [this.number(left), this.number(right)];
    return {
      text: `${within(a, level)} ${operator} ${within(b, level + 1)}`,
      level,
      is: 'number',
      given: a.given === true && b.given === true,
    };
  }
}

/** A literal in JSONata. */
export function writeLiteral(value: string | number | boolean | null): Written {
  const known = { literal: value, short: true, given: value !== null };
  if (typeof value === 'string') return { text: quoted(value), level: binds.whole, is: 'text', ...known };
  if (typeof value === 'boolean') return { text: String(value), level: binds.whole, is: 'boolean', ...known };
  if (value === null) return { text: 'null', level: binds.whole, ...known };
  return { text: String(value), level: value < 0 ? binds.sign : binds.whole, is: 'number', ...known };
}

function isNumeral(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** A text that a number or a truth value is written as. */
function isSpelledOut(text: string): boolean {
  return text === 'true' || text === 'false' || (isNumeral(text) && String(Number(text)) === text);
}

const dates: Words = {
  en: 'A time from now on is a duration in ISO 8601: P3D for three days, PT8H for eight hours. The moment itself is $now().',
  ru: 'Срок от этого момента записывается длительностью ISO 8601: P3D это три дня, PT8H восемь часов. Сам момент даёт $now().',
};
const parsed: Words = {
  en: 'Data are JSON here already: ask for the property itself, for example order.customer.name.',
  ru: 'Данные здесь уже JSON: спросите само свойство, например order.customer.name.',
};
const functionHints: Readonly<Record<string, Words>> = {
  now: dates,
  dateTime: dates,
  JSON: parsed,
  S: parsed,
  XML: { en: 'Have a service turn XML into JSON.', ru: 'Поручите сервису превратить XML в JSON.' },
  currentUser: {
    en: 'Who started the instance is $instance.initiator; who completes a work item stands in the history.',
    ru: 'Кто запустил экземпляр, даёт $instance.initiator; кто завершил работу, записано в истории.',
  },
};
