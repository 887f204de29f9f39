import type { DataSchema, FormDefinition, JsonObject, NodeDefinition } from '@millrace/schemas';
import type { FormAccess, FormSheet, LookUp } from './contract.js';
import { purchaseForm } from './purchase-form.fixture.js';

/** A sheet of a form, as the API would answer it. */
export function sheetOf(definition: FormDefinition, data: JsonObject = {}, access: Readonly<Record<string, FormAccess>> = {}): FormSheet {
  return { form: definition.id, definition, access, data, titles };
}

const titles = {
  'suppliers/s1': 'ООО «Ромашка»',
  'suppliers/s2': 'ООО «Лютик»',
  'budgetLines/b1': 'Оборудование 2026',
  'user/anna': 'Анна Орлова',
};

/** The purchase request of the examples. */
export function purchaseSheet(data: JsonObject = {}): FormSheet {
  return sheetOf(purchaseForm, data, { fld_remark: 'hidden' });
}

const suppliers = Array.from({ length: 45 }, (_, n) => ({
  value: { register: 'suppliers', id: `s${n + 1}` },
  title: ['ООО «Ромашка»', 'ООО «Лютик»', 'АО «Василёк»'][n] ?? `Поставщик ${n + 1}`,
  columns: [{ name: 'taxId', label: { en: 'Tax id', ru: 'ИНН' }, value: `77010000${String(n + 10)}` }],
}));

/** Looks records up at once, twenty a page. */
export const lookUp: LookUp = (nodeId, search, cursor) => {
  const register = nodeId === 'fld_budget' ? 'budgetLines' : 'suppliers';
  const all = suppliers.map((one) => ({ ...one, value: { ...one.value, register } }));
  const found = all.filter((one) => one.title.toLowerCase().includes(search.toLowerCase()));
  const from = Number(cursor ?? 0);
  const items = found.slice(from, from + 20);
  return Promise.resolve(from + 20 < found.length ? { items, cursor: String(from + 20) } : { items });
};

const choices = ['Office', 'Warehouse', 'Home'].map((en, n) => ({ value: en, label: { en, ru: ['Офис', 'Склад', 'Дом'][n] ?? en } }));

type Entry = readonly [name: string, type: string, schema: DataSchema, en: string, ru: string, more?: object];

const entries: readonly Entry[] = [
  ['text', 'text', { type: 'string', maxLength: 20 }, 'Text', 'Текст', { placeholder: { en: 'A few words', ru: 'Несколько слов' } }],
  ['email', 'text', { type: 'string', format: 'email' }, 'E-mail', 'Почта'],
  [
    'multiline',
    'multiline',
    { type: 'string' },
    'Several lines',
    'Несколько строк',
    { help: { en: 'It grows with what you write.', ru: 'Поле растёт вместе с текстом.' } },
  ],
  [
    'integer',
    'integer',
    { type: 'integer', minimum: 1 },
    'Whole number',
    'Целое число',
    { options: { unitLabel: { en: 'pcs', ru: 'шт.' } } },
  ],
  ['decimal', 'decimal', { type: 'number', 'x-type': 'decimal', 'x-scale': 2 }, 'Decimal', 'Дробное число'],
  ['money', 'money', { 'x-type': 'money', 'x-scale': 2, 'x-currency': 'RUB' }, 'Sum', 'Сумма'],
  ['anyMoney', 'money', { 'x-type': 'money', 'x-scale': 2 }, 'Sum in any currency', 'Сумма в любой валюте'],
  ['box', 'boolean', { type: 'boolean' }, 'I have read the rules', 'Правила прочитаны'],
  ['switch', 'boolean', { type: 'boolean' }, 'Tell me by mail', 'Сообщать по почте', { options: { appearance: 'switch' } }],
  ['yesNo', 'boolean', { type: 'boolean' }, 'Is it urgent?', 'Срочно?', { options: { appearance: 'radio' } }],
  ['date', 'date', { type: 'string', 'x-type': 'date' }, 'Date', 'Дата'],
  ['time', 'time', { type: 'string', 'x-type': 'time' }, 'Time', 'Время'],
  ['instant', 'instant', { type: 'string', 'x-type': 'instant' }, 'Moment', 'Момент'],
  ['duration', 'duration', { type: 'string', 'x-type': 'duration' }, 'How long', 'Сколько времени'],
  ['period', 'period', { type: 'string', 'x-type': 'period' }, 'Warranty', 'Гарантия'],
  ['zone', 'zone', { type: 'string', 'x-type': 'zone' }, 'Time zone', 'Часовой пояс'],
  ['choice', 'choice', { type: 'string' }, 'Where to', 'Куда', { options: { choices } }],
  ['radio', 'choice', { type: 'string' }, 'One of three', 'Одно из трёх', { options: { choices, appearance: 'radio' } }],
  ['choices', 'choices', { type: 'array', items: { type: 'string' } }, 'Some of three', 'Несколько из трёх', { options: { choices } }],
  ['lookup', 'lookup', { 'x-type': 'reference', 'x-register': 'suppliers' }, 'Supplier', 'Поставщик', { options: { columns: ['taxId'] } }],
  ['person', 'person', { 'x-type': 'person' }, 'Who is responsible', 'Ответственный'],
  ['file', 'file', { 'x-type': 'file' }, 'File', 'Файл'],
];

function form(id: string, list: readonly Entry[], rules: FormDefinition['rules'], required: readonly string[] = []): FormDefinition {
  const fields = list.map(([name, type, , en, ru, more]): [string, NodeDefinition] => [
    `f_${name}`,
    { type, bind: name, label: { en, ru }, span: { phone: 12, wide: 6 }, ...more } as NodeDefinition,
  ]);
  return {
    ...{ kind: 'form', format: 1, id, root: 'page', name: id, defaultLanguage: 'en', ...(rules ? { rules } : {}) },
    data: { type: 'object', required: [...required], properties: Object.fromEntries(list.map(([name, , schema]) => [name, schema])) },
    nodes: { page: { type: 'page', children: fields.map(([node]) => node) }, ...Object.fromEntries(fields) },
  };
}

/** One field of each type. */
export const allTypes = form('allTypes', entries, {
  dear: {
    target: 'f_money',
    kind: 'warning',
    when: 'money.amount > 1000',
    text: { en: 'That is dear. It may still be sent.', ru: 'Дорого. Отправить всё равно можно.' },
  },
});

/** The same with every field asked for. */
export const allRequired = form(
  'allRequired',
  entries,
  undefined,
  entries.map(([name]) => name).filter((name) => name !== 'file'),
);

/** Something in every field. */
export const allFilled: JsonObject = {
  ...{ text: 'Laptops', email: 'anna@example.com', multiline: 'The first line.\nThe second.', integer: 12, decimal: 1234.5 },
  ...{ money: { amount: 2500, currency: 'RUB' }, anyMoney: { amount: 99.9, currency: 'EUR' }, box: true, switch: true, yesNo: false },
  ...{ date: '2026-03-31', time: '09:30', instant: '2026-03-31T06:30:00Z', duration: 'P2DT8H', period: 'P1Y6M', zone: 'Europe/Moscow' },
  ...{
    choice: 'Office',
    radio: 'Home',
    choices: ['Office', 'Home'],
    lookup: { register: 'suppliers', id: 's1' },
    person: 'anna',
    file: { name: 'contract.pdf' },
  },
};

/** Something wrong in most fields. */
export const allWrong: JsonObject = {
  ...allFilled,
  ...{ text: 'x'.repeat(60), email: 'anna at example', integer: 0, decimal: 1.005, money: { amount: 1.005, currency: 'RUB' } },
};

const numbers = Array.from({ length: 100 }, (_, n): Entry => [
  `n${n + 1}`,
  'decimal',
  { type: 'number', 'x-type': 'decimal', 'x-scale': 2 },
  n === 99 ? 'Sum' : `Field ${n + 1}`,
  n === 99 ? 'Сумма' : `Поле ${n + 1}`,
]);

/** A hundred fields, the last of them the sum of the first and a hundred. */
export const hundred = form('hundred', numbers, { sum: { target: 'f_n100', kind: 'computed', value: '(n1 ? n1 : 0) + 100' } });
