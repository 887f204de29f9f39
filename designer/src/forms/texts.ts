import type { FormLanguage } from './contract.js';

/** The words of a form's own controls; what analysts wrote comes from the definition. `{…}` is filled in. */
export interface FormTexts {
  readonly required: string;
  readonly empty: string;
  /** A computed value that what it hangs on is missing for. */
  readonly notComputed: string;
  readonly yes: string;
  readonly no: string;
  readonly choose: string;
  readonly clear: string;
  readonly search: string;
  readonly searching: string;
  readonly nothingFound: string;
  readonly searchFailed: string;
  readonly tryAgain: string;
  readonly showMore: string;
  /** `{count}` */
  readonly found: string;
  readonly addRow: string;
  readonly removeRow: string;
  readonly duplicateRow: string;
  readonly moveRowUp: string;
  readonly moveRowDown: string;
  readonly rowActions: string;
  /** `{number}` */
  readonly row: string;
  readonly noRows: string;
  /** `{count}`, `{limit}` */
  readonly rowLimit: string;
  /** `{number}` */
  readonly rowAdded: string;
  /** `{number}` */
  readonly rowRemoved: string;
  /** `{number}` */
  readonly rowMoved: string;
  readonly total: string;
  readonly problemsTitle: string;
  /** The last line of a long list; `{number}` are not named. */
  readonly moreProblems: string;
  /** `{field}`, `{number}` */
  readonly inRow: string;
  readonly notANumber: string;
  /** `{found}` is the currency that was written, `{expected}` the field's. */
  readonly otherCurrency: string;
  readonly notADate: string;
  readonly notATime: string;
  readonly openCalendar: string;
  readonly years: string;
  readonly months: string;
  readonly days: string;
  readonly hours: string;
  readonly minutes: string;
  readonly time: string;
  readonly timeHint: string;
  readonly currency: string;
  readonly next: string;
  readonly back: string;
  /** `{number}`, `{count}`, `{name}` */
  readonly step: string;
  readonly unknownField: string;
  readonly notDrawable: string;
}

const english: FormTexts = {
  required: 'required',
  empty: 'Not filled in',
  notComputed: 'Not calculated yet',
  yes: 'Yes',
  no: 'No',
  choose: 'Choose',
  clear: 'Clear',
  search: 'Type to search',
  searching: 'Searching…',
  nothingFound: 'Nothing found. Try other words.',
  searchFailed: 'The list could not be loaded.',
  tryAgain: 'Try again',
  showMore: 'Show more',
  found: 'Found: {count}',
  addRow: 'Add a row',
  removeRow: 'Remove',
  duplicateRow: 'Duplicate',
  moveRowUp: 'Move up',
  moveRowDown: 'Move down',
  rowActions: 'Actions',
  row: 'Row {number}',
  noRows: 'There are no rows yet.',
  rowLimit: '{count} of {limit} rows; no more can be added.',
  rowAdded: 'Row {number} added',
  rowRemoved: 'Row {number} removed',
  rowMoved: 'Now row {number}',
  total: 'Total',
  problemsTitle: 'Please correct the following',
  moreProblems: 'and {number} more',
  inRow: '{field}, row {number}',
  notANumber: 'This is not a number. Write it like 1,234.56.',
  otherCurrency: 'This sum is in {found}, but here sums are in {expected}. Convert it and write the number alone.',
  notADate: 'This is not a date. Write it like 31/03/2026.',
  notATime: 'This is not a time. Write it like 09:30.',
  openCalendar: 'Open the calendar',
  years: 'Years',
  months: 'Months',
  days: 'Days',
  hours: 'Hours',
  minutes: 'Minutes',
  time: 'Time',
  timeHint: 'HH:MM',
  currency: 'Currency',
  next: 'Next',
  back: 'Back',
  step: 'Step {number} of {count}: {name}',
  unknownField: 'This kind of field cannot be filled in here yet.',
  notDrawable: 'This form has mistakes and cannot be shown. Tell whoever maintains it.',
};

const russian: FormTexts = {
  required: 'обязательно',
  empty: 'Не заполнено',
  notComputed: 'Пока не рассчитано',
  yes: 'Да',
  no: 'Нет',
  choose: 'Выберите',
  clear: 'Очистить',
  search: 'Начните вводить',
  searching: 'Ищем…',
  nothingFound: 'Ничего не найдено. Попробуйте другие слова.',
  searchFailed: 'Не удалось загрузить список.',
  tryAgain: 'Повторить',
  showMore: 'Показать ещё',
  found: 'Найдено: {count}',
  addRow: 'Добавить строку',
  removeRow: 'Удалить',
  duplicateRow: 'Скопировать',
  moveRowUp: 'Переместить выше',
  moveRowDown: 'Переместить ниже',
  rowActions: 'Действия',
  row: 'Строка {number}',
  noRows: 'Пока нет ни одной строки.',
  rowLimit: 'Строк: {count} из {limit}; больше добавить нельзя.',
  rowAdded: 'Добавлена строка {number}',
  rowRemoved: 'Удалена строка {number}',
  rowMoved: 'Теперь это строка {number}',
  total: 'Итого',
  problemsTitle: 'Исправьте, пожалуйста',
  moreProblems: 'и ещё {number}',
  inRow: '{field}, строка {number}',
  notANumber: 'Это не число. Напишите, например, 1 234,56.',
  otherCurrency: 'Сумма указана в {found}, а здесь нужна в {expected}. Пересчитайте её и напишите только число.',
  notADate: 'Это не дата. Напишите, например, 31.03.2026.',
  notATime: 'Это не время. Напишите, например, 09:30.',
  openCalendar: 'Открыть календарь',
  years: 'Годы',
  months: 'Месяцы',
  days: 'Дни',
  hours: 'Часы',
  minutes: 'Минуты',
  time: 'Время',
  timeHint: 'ЧЧ:ММ',
  currency: 'Валюта',
  next: 'Далее',
  back: 'Назад',
  step: 'Шаг {number} из {count}: {name}',
  unknownField: 'Поле этого вида здесь пока нельзя заполнить.',
  notDrawable: 'В форме есть ошибки, показать её нельзя. Сообщите тому, кто её ведёт.',
};

/** The words of a form in a language, with some of them replaced. */
export function formTexts(language: FormLanguage, replaced: Partial<FormTexts> = {}): FormTexts {
  return { ...(language === 'ru' ? russian : english), ...replaced };
}

/** Fills `{name}` in a text. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}
