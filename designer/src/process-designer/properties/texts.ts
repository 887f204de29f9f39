import type { Words } from '../../document/index.js';

/** The words of the properties panel. */
const words = {
  properties: { en: 'Properties', ru: 'Свойства' },
  process: { en: 'Process', ru: 'Процесс' },
  document: { en: 'Document', ru: 'Документ' },
  chosen: { en: 'Chosen: {count}', ru: 'Выбрано: {count}' },
  shared: { en: 'What is changed here is changed in all of them.', ru: 'Изменения здесь относятся ко всем выбранным.' },
  nothingShared: { en: 'They have no properties in common.', ru: 'Общих свойств у них нет.' },
  several: { en: 'Different values', ru: 'Разные значения' },
  search: { en: 'Find a property', ru: 'Найти свойство' },
  notFound: { en: 'There is no such property.', ru: 'Такого свойства нет.' },
  notAsked: { en: 'Not asked as things stand:', ru: 'Сейчас не спрашивается:' },
  required: { en: 'required', ru: 'обязательно' },
  filled: { en: 'filled in: {count}', ru: 'заполнено: {count}' },
  explain: { en: 'Explain: {label}', ru: 'Пояснить: {label}' },
  byDefault: { en: 'By default: {value}', ru: 'По умолчанию: {value}' },
  none: { en: 'Not said', ru: 'Не указано' },
  yes: { en: 'Yes', ru: 'Да' },
  no: { en: 'No', ru: 'Нет' },
  en: { en: 'English', ru: 'Английский' },
  ru: { en: 'Russian', ru: 'Русский' },
  notNumber: { en: 'This is no number.', ru: 'Это не число.' },
  notWhole: { en: 'A whole number is needed.', ru: 'Нужно целое число.' },
  notDuration: {
    en: 'This is no length of time. Write it like “3 days”, “2 h 30 min” or “PT8H”.',
    ru: 'Это не длительность. Напишите, например, «3 дня», «2 ч 30 мин» или «PT8H».',
  },
  notInstant: {
    en: 'This is no moment. Write it like “02/03/2026 09:00”.',
    ru: 'Это не момент времени. Напишите, например, «02.03.2026 09:00».',
  },
  notTiming: {
    en: 'Write a length of time (“3 days”) or a moment (“02/03/2026 09:00”).',
    ru: 'Напишите длительность («3 дня») или момент («02.03.2026 09:00»).',
  },
  notCycle: {
    en: 'This is no repetition. Write it like “every 2 hours”, “3 times, every day” or “R3/PT1H”.',
    ru: 'Это не повторение. Напишите, например, «каждые 2 часа», «3 раза, каждый день» или «R3/PT1H».',
  },
  forExample: { en: 'For example, {value}', ru: 'Например, {value}' },
  never: { en: 'Never', ru: 'Никогда' },
  next: { en: 'If it began now:', ru: 'Если бы началось сейчас:' },
  nextOver: { en: 'This moment has passed.', ru: 'Этот момент уже прошёл.' },
  atWord: { en: 'by the clock of {zone}', ru: 'по времени {zone}' },
  compute: { en: 'Computed', ru: 'Вычисляется' },
  fixed: { en: 'Set here', ru: 'Задано здесь' },
  how: { en: '{label}: how', ru: '{label}: как' },
  text: { en: 'Text', ru: 'Текст' },
  expression: { en: 'Expression', ru: 'Выражение' },
  add: { en: 'Add', ru: 'Добавить' },
  addTo: { en: 'Add: {label}', ru: 'Добавить: {label}' },
  remove: { en: 'Remove: {what}', ru: 'Удалить: {what}' },
  up: { en: 'Move up: {what}', ru: 'Выше: {what}' },
  down: { en: 'Move down: {what}', ru: 'Ниже: {what}' },
  row: { en: 'line {number}', ru: 'строка {number}' },
  into: { en: 'Into', ru: 'Куда' },
  from: { en: 'What', ru: 'Что' },
  keyMissing: { en: 'Say where the value goes.', ru: 'Укажите, куда записать значение.' },
  keyTwice: { en: 'There are two lines for “{name}”.', ru: 'Для «{name}» две строки.' },
  sourceMissing: { en: 'Say what goes into “{name}”.', ru: 'Укажите, что записать в «{name}».' },
  person: { en: 'Person', ru: 'Человек' },
  group: { en: 'Group', ru: 'Группа' },
  position: { en: 'Position', ru: 'Должность' },
  initiator: { en: 'Who started the process', ru: 'Кто запустил процесс' },
  manager: { en: 'Manager of', ru: 'Руководитель' },
  kindOf: { en: 'Kind, {what}', ru: 'Вид, {what}' },
  whose: { en: 'Whose manager', ru: 'Чей руководитель' },
  newOne: { en: 'New…', ru: 'Создать…' },
  nameEverywhere: { en: 'Name, everywhere', ru: 'Название (везде)' },
  codeEverywhere: { en: 'Code, everywhere', ru: 'Код (везде)' },
  unnamed: { en: 'Without a name', ru: 'Без названия' },
  gone: { en: '{id} (no longer there)', ru: '{id} (больше нет)' },
  noFlows: { en: 'Nothing leads on from here yet.', ru: 'Отсюда пока ничего не ведёт.' },
  nothingToChoose: { en: 'There is nothing to choose from yet.', ru: 'Выбирать пока не из чего.' },
  defaultFlow: { en: 'taken when nothing else holds', ru: 'если другие не подходят' },
  node: { en: 'Field or group', ru: 'Поле или группа' },
  access: { en: 'Access', ru: 'Доступ' },
  whole: { en: 'the whole form', ru: 'вся форма' },
  editable: { en: 'Can be edited', ru: 'Можно менять' },
  readOnly: { en: 'Read only', ru: 'Только чтение' },
  hidden: { en: 'Hidden', ru: 'Скрыто' },
  notJson: { en: 'This is no JSON: {why}', ru: 'Это не JSON: {why}' },
  notJsonAt: { en: 'This is no JSON at line {line}.', ru: 'Это не JSON, строка {line}.' },
  variable: { en: 'Variable', ru: 'Переменная' },
  details: { en: 'More about {name}', ru: 'Подробнее: {name}' },
  event: { en: 'event', ru: 'событие' },
  name: { en: 'Name', ru: 'Имя' },
  type: { en: 'Type', ru: 'Тип' },
  language: { en: 'Language of the expression', ru: 'Язык выражения' },
} as const satisfies Record<string, Words>;

/** A word of the panel. */
export type PanelWord = keyof typeof words;

/** A sentence of the panel with its parts filled in. */
export function say(word: PanelWord, language: 'en' | 'ru', parts: Readonly<Record<string, string | number>> = {}): string {
  return words[word][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(parts[name] ?? whole));
}

/** The same in both languages. */
export function sayWords(word: PanelWord, parts: Readonly<Record<string, string | number>> = {}): Words {
  return { en: say(word, 'en', parts), ru: say(word, 'ru', parts) };
}
