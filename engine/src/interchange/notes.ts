import { describeError, type ErrorCode, type ErrorParams } from '@millrace/schemas';
import type { Words } from './vendors/vendor.js';

/** What became of one thing that a file says. `refused`: it is kept and drawn, but a deployment will not take it as it is. */
export type NoteStatus = 'understood' | 'translated' | 'kept' | 'redo' | 'doubtful';

/** One line of the report of an import. */
export interface ImportNote {
  readonly status: NoteStatus;
  /** The id that the definition has for it. */
  readonly element?: string;
  /** From one; 0 where it is about the whole file. */
  readonly line: number;
  /** As the file calls it: `camunda:assignee`, `conditionExpression`. */
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  readonly message: Words;
}

/** Why a file is not imported, or what is wrong with it. */
export interface FileProblem {
  readonly code: ErrorCode;
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  /** The id or the name of the element around the place. */
  readonly element?: string;
  readonly message: Words;
  readonly params: ErrorParams;
}

/** A problem of a file with its words in both languages. */
export function fileProblem(
  code: ErrorCode,
  at: { readonly line: number; readonly column: number; readonly element?: string | undefined; readonly severity?: 'error' | 'warning' },
  params: ErrorParams = {},
  /** Those of the parameters that are other words in Russian. */
  russian: ErrorParams = {},
): FileProblem {
  const all = { line: at.line, ...params };
  return {
    code,
    severity: at.severity ?? 'error',
    line: at.line,
    column: at.column,
    ...(at.element === undefined ? {} : { element: at.element }),
    message: { en: describeError(code, all, 'en'), ru: describeError(code, { ...inRussian(all), ...russian }, 'ru') },
    params: all,
  };
}

/** Notes, each told once: two vendors of one file may say the same, and so do two listeners of one class. */
export function notesOnce(notes: readonly ImportNote[]): readonly ImportNote[] {
  return once(notes, ({ status, element, what, from, to, message }) => [status, element, what, from, to, message.en]);
}

/** Problems, each told once. */
export function problemsOnce(problems: readonly FileProblem[]): readonly FileProblem[] {
  return once(problems, ({ code, element, message }) => [code, element, message.en]);
}

function once<T>(told: readonly T[], keyOf: (one: T) => readonly unknown[]): readonly T[] {
  const first = new Map<string, T>();
  for (const each of told) {
    const key = JSON.stringify(keyOf(each));
    if (!first.has(key)) first.set(key, each);
  }
  return [...first.values()];
}

/** Reasons of a file that cannot be read, in Russian; what is in brackets stays. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^a bare & \(write &amp;\)$/, 'одиночный знак & (пишите &amp;)'],
  [/^its elements are more than (\d+) levels deep$/, 'вложенность больше $1 уровней'],
  [/^it has (\d+) characters, the most is (\d+)$/, 'в нём $1 символов, допустимо $2'],
  [/^it has more than (\d+) elements$/, 'в нём больше $1 элементов'],
  [/^it has more than (\d+) attributes$/, 'в нём больше $1 атрибутов'],
  [/^one of its elements has more than (\d+) attributes$/, 'у одного из его элементов больше $1 атрибутов'],
  [/^it has more than (\d+) namespaces$/, 'в нём больше $1 пространств имён'],
  [/^says no place$/, 'не указано место'],
  [/^has no way of 2 to (\d+) points$/, 'нет пути из 2–$1 точек'],
  [/^is not the first in its diagram$/, 'на этой диаграмме уже есть другая плоскость'],
  [/^it has no element$/, 'в нём нет ни одного элемента'],
  [/^duplicate attribute: (.*)$/, 'атрибут $1 указан дважды'],
  [/^unclosed tag: ([^;]*); <(.*)> of line (\d+) is still open$/, 'тег <$1> из строки $3 не закрыт'],
  [/^unclosed tag: (.*)$/, 'тег <$1> не закрыт'],
  [
    /^(?:unexpected|unmatched) close tag: ?([^;]*); <(.*)> of line (\d+) is still open$/,
    'закрывающий тег $1 не к месту: открыт <$2> из строки $3',
  ],
  [/^(?:unexpected|unmatched) close tag[^;]*; <(.*)> of line (\d+) is still open$/, 'закрывающий тег не к месту: открыт <$1> из строки $2'],
  [/^undefined entity$/, 'неизвестная сущность'],
  [/^disallowed character.*$/, 'недопустимый символ'],
  [/^unquoted attribute value$/, 'значение атрибута не в кавычках'],
  [/^attribute without value$/, 'атрибут без значения'],
  [/^no whitespace between attributes$/, 'между атрибутами нет пробела (возможно, не закрыта кавычка)'],
  [/^malformed character entity$/, 'неверный код символа'],
  [/^empty entity name$/, 'пустое имя сущности'],
  [/^malformed comment$/, 'неверный комментарий (внутри него нельзя писать --)'],
  [/^malformed name: (.*)$/, 'неверное имя $1'],
  [/^(?:an|the) XML declaration must (?:be|appear) at the start of the document$/, 'объявление XML должно стоять в самом начале файла'],
  [
    /^XML declaration.*$|^version number.*$|^standalone value.*$|^expected .*$|^did not expect .*$|^value (?:required|must be quoted)$/,
    'неверное объявление XML',
  ],
  [/^the character (.*) is disallowed anywhere in XML declarations$/i, 'неверное объявление XML'],
  [/^processing instruction.*$/, 'неверная инструкция обработки'],
  [/^inappropriately located doctype declaration$/, 'объявление типа документа не на месте'],
  [/^forward-slash in opening tag not followed by >$/, 'после / в теге нет >'],
  [/^the string "(.*)" is disallowed in char data$/, 'строка $1 не может стоять в тексте'],
  [/^unmatched closing tag: (.*)$/, 'закрывающий тег </$1> без открывающего'],
  [/^weird empty close tag$/, 'закрывающий тег без имени'],
  [/^tags may not have "(.*)".*$/, 'имя тега не может начинаться с $1'],
  [/^unexpected end$/, 'файл оборван'],
  [/^incorrect syntax$|^whitespace required$/, 'неверная запись'],
  [/^document must contain a root element$/, 'нет корневого элемента'],
  [/^text data outside of root node$/, 'текст вне корневого элемента'],
  [/^documents may contain only one root$/, 'корневой элемент должен быть один'],
];

function inRussian(params: ErrorParams): ErrorParams {
  const { reason } = params;
  if (typeof reason !== 'string') return params;
  for (const [pattern, words] of reasons) if (pattern.test(reason)) return { ...params, reason: reason.replace(pattern, words) };
  return params;
}
