import type { Words } from '../../document/index.js';

/** A function of an expression language, as the list of completions explains it. */
export interface LanguageFunction {
  readonly name: string;
  /** How it is called. */
  readonly call: string;
  readonly help: Words;
}

type Row = readonly [call: string, en: string, ru: string];
const nameOf = (call: string): string => call.slice(0, call.indexOf('('));
const table = (rows: readonly Row[]): readonly LanguageFunction[] =>
  rows.map(([call, en, ru]) => ({ name: nameOf(call), call, help: { en, ru } }));

const jsonata = table([
  ['$sum(numbers)', 'The sum of a list of numbers.', 'Сумма списка чисел.'],
  ['$count(list)', 'How many entries a list has.', 'Число записей в списке.'],
  ['$average(numbers)', 'The mean of a list of numbers.', 'Среднее списка чисел.'],
  ['$max(numbers)', 'The greatest number of a list.', 'Наибольшее число списка.'],
  ['$min(numbers)', 'The least number of a list.', 'Наименьшее число списка.'],
  ['$round(number, digits)', 'Rounds; to whole numbers where digits are not said.', 'Округляет; без второго значения — до целого.'],
  ['$floor(number)', 'The whole number below.', 'Целое число не больше данного.'],
  ['$ceil(number)', 'The whole number above.', 'Целое число не меньше данного.'],
  ['$abs(number)', 'The number without its sign.', 'Число без знака.'],
  ['$power(base, exponent)', 'A number to a power.', 'Число в степени.'],
  ['$sqrt(number)', 'The square root.', 'Квадратный корень.'],
  ['$number(value)', 'A text or a boolean as a number.', 'Текст или логическое значение как число.'],
  ['$string(value)', 'A value as text.', 'Значение как текст.'],
  ['$boolean(value)', 'Whether a value counts as true.', 'Считается ли значение истинным.'],
  ['$not(value)', 'True where the value counts as false.', 'Верно, если значение ложно.'],
  ['$exists(value)', 'Whether there is a value.', 'Есть ли значение.'],
  ['$length(text)', 'How many characters a text has.', 'Число знаков в тексте.'],
  ['$uppercase(text)', 'The text in capitals.', 'Текст прописными буквами.'],
  ['$lowercase(text)', 'The text in small letters.', 'Текст строчными буквами.'],
  ['$trim(text)', 'The text without spaces at its ends.', 'Текст без пробелов по краям.'],
  ['$contains(text, part)', 'Whether a text has a part or matches a pattern.', 'Содержит ли текст часть или совпадение с шаблоном.'],
  ['$substring(text, start, length)', 'A part of a text, counted from 0.', 'Часть текста, счёт с 0.'],
  ['$substringBefore(text, mark)', 'What stands before a mark.', 'Что стоит до метки.'],
  ['$substringAfter(text, mark)', 'What stands after a mark.', 'Что стоит после метки.'],
  ['$split(text, separator)', 'The parts of a text as a list.', 'Части текста списком.'],
  ['$join(texts, separator)', 'Texts put together.', 'Тексты, соединённые вместе.'],
  ['$replace(text, part, other)', 'The text with a part replaced.', 'Текст с заменённой частью.'],
  ['$match(text, pattern)', 'Where a pattern matches.', 'Совпадения с шаблоном.'],
  ['$pad(text, width)', 'The text filled up to a width.', 'Текст, дополненный до ширины.'],
  ['$formatNumber(number, picture)', 'A number by a picture: "#,##0.00".', 'Число по образцу: "#,##0.00".'],
  ['$map(list, function)', 'What a function gives for each entry.', 'Что функция даёт для каждой записи.'],
  ['$filter(list, function)', 'Entries for which a function gives true.', 'Записи, для которых функция верна.'],
  ['$reduce(list, function, start)', 'One value of all entries.', 'Одно значение из всех записей.'],
  ['$sort(list, function)', 'The list in order.', 'Список по порядку.'],
  ['$reverse(list)', 'The list the other way round.', 'Список в обратном порядке.'],
  ['$distinct(list)', 'Each value once.', 'Каждое значение один раз.'],
  ['$append(list, more)', 'Two lists as one.', 'Два списка одним.'],
  ['$zip(list, other)', 'Entries of lists side by side.', 'Записи списков попарно.'],
  ['$keys(object)', 'The names in an object.', 'Имена в объекте.'],
  ['$lookup(object, name)', 'The value of a name in an object.', 'Значение по имени в объекте.'],
  ['$merge(objects)', 'Objects put together.', 'Объекты, соединённые в один.'],
  ['$each(object, function)', 'What a function gives for each member.', 'Что функция даёт для каждого поля.'],
  ['$type(value)', 'What kind of value it is.', 'Вид значения.'],
  ['$now()', 'The moment of the evaluation, in UTC.', 'Момент вычисления, UTC.'],
  ['$millis()', 'That moment in milliseconds since 1970.', 'Этот момент в миллисекундах с 1970 года.'],
  ['$toMillis(timestamp)', 'A moment in milliseconds since 1970.', 'Момент в миллисекундах с 1970 года.'],
  ['$fromMillis(number)', 'Milliseconds since 1970 as a moment.', 'Миллисекунды с 1970 года как момент.'],
]);

const feel = table([
  ['sum(numbers)', 'The sum of a list of numbers.', 'Сумма списка чисел.'],
  ['count(list)', 'How many entries a list has.', 'Число записей в списке.'],
  ['mean(numbers)', 'The mean of a list of numbers.', 'Среднее списка чисел.'],
  ['min(numbers)', 'The least of a list.', 'Наименьшее в списке.'],
  ['max(numbers)', 'The greatest of a list.', 'Наибольшее в списке.'],
  ['abs(number)', 'The number without its sign.', 'Число без знака.'],
  ['floor(number)', 'The whole number below.', 'Целое число не больше данного.'],
  ['ceiling(number)', 'The whole number above.', 'Целое число не меньше данного.'],
  ['decimal(number, digits)', 'Rounds to some digits.', 'Округляет до числа знаков.'],
  ['modulo(number, by)', 'What is left of a division.', 'Остаток от деления.'],
  ['not(value)', 'True where the value is false.', 'Верно, если значение ложно.'],
  ['string(value)', 'A value as text.', 'Значение как текст.'],
  ['number(text)', 'A text as a number.', 'Текст как число.'],
  ['string length(text)', 'How many characters a text has.', 'Число знаков в тексте.'],
  ['substring(text, start, length)', 'A part of a text, counted from 1.', 'Часть текста, счёт с 1.'],
  ['upper case(text)', 'The text in capitals.', 'Текст прописными буквами.'],
  ['lower case(text)', 'The text in small letters.', 'Текст строчными буквами.'],
  ['contains(text, part)', 'Whether a text has a part.', 'Содержит ли текст часть.'],
  ['starts with(text, part)', 'Whether a text begins so.', 'Начинается ли текст так.'],
  ['ends with(text, part)', 'Whether a text ends so.', 'Заканчивается ли текст так.'],
  ['matches(text, pattern)', 'Whether a text matches a pattern.', 'Совпадает ли текст с шаблоном.'],
  ['split(text, separator)', 'The parts of a text as a list.', 'Части текста списком.'],
  ['list contains(list, value)', 'Whether a value is in a list.', 'Есть ли значение в списке.'],
  ['append(list, value)', 'The list with one more entry.', 'Список с ещё одной записью.'],
  ['concatenate(list, other)', 'Two lists as one.', 'Два списка одним.'],
  ['distinct values(list)', 'Each value once.', 'Каждое значение один раз.'],
  ['sort(list, precedes)', 'The list in order.', 'Список по порядку.'],
  ['date(text)', 'A date: date("2026-03-31").', 'Дата: date("2026-03-31").'],
  ['time(text)', 'A time: time("09:00:00").', 'Время: time("09:00:00").'],
  ['date and time(text)', 'A moment.', 'Момент времени.'],
  ['duration(text)', 'A length of time: duration("P2D").', 'Длительность: duration("P2D").'],
  ['now()', 'The moment of the evaluation.', 'Момент вычисления.'],
  ['today()', 'The day of the evaluation, in UTC.', 'День вычисления, UTC.'],
]);

/** The functions of a language that people use, with what they do. */
export const functionsOf: Readonly<Record<'jsonata' | 'feel', readonly LanguageFunction[]>> = { jsonata, feel };

/** The words of a language that are no names. */
export const keywordsOf: Readonly<Record<'jsonata' | 'feel', readonly string[]>> = {
  jsonata: ['and', 'or', 'in', 'true', 'false', 'null', 'function'],
  feel: [
    'and',
    'or',
    'in',
    'true',
    'false',
    'null',
    'if',
    'then',
    'else',
    'for',
    'return',
    'some',
    'every',
    'satisfies',
    'between',
    'instance of',
  ],
};
