// What the fixture server answers: a few people, requests and work items around the purchase example.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const example = join(import.meta.dirname, '..', '..', 'examples', 'purchase-request');
/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(example, name), 'utf8'));
const now = Date.now();
/** @param {number} hours */
const at = (hours) => new Date(now + hours * 3_600_000).toISOString();

const anna = { id: 'anna', name: 'Анна Петрова' };
const boris = { id: 'boris', name: 'Boris Lindqvist' };
export const people = { anna, boris };

export const demoAccounts = [
  {
    login: 'anna',
    name: anna.name,
    password: 'demo-anna-2026',
    about: { en: 'Employee, asks for things', ru: 'Сотрудница, подаёт заявки' },
  },
  {
    login: 'boris',
    name: boris.name,
    password: 'demo-boris-2026',
    about: { en: 'Head of the department, approves', ru: 'Руководитель отдела, согласует' },
  },
];

const data = {
  subject: 'Ноутбуки для нового офиса в Казани',
  supplier: { register: 'suppliers', id: 's1' },
  budgetLine: { register: 'budgetLines', id: 'b1' },
  lines: [
    { _id: 'a', item: 'Ноутбук 14″', quantity: 12, price: 84990.5, sum: 1019886 },
    { _id: 'b', item: 'Докстанция', quantity: 12, price: 12400, sum: 148800 },
  ],
  total: 1168686,
};
const titles = { 'suppliers/s1': 'ООО «Вектор»', 'budgetLines/b1': 'Оборудование 2026' };
/** @param {string} name @param {object} access @param {object} filled */
const sheet = (name, access, filled) => ({
  form: name,
  definition: read(`${name}.form.json`),
  schema: {},
  uiSchema: {},
  access,
  data: filled,
  titles,
});

const serviceName = { en: 'Purchase request', ru: 'Заявка на закупку' };
const process = { id: 'purchase', name: { en: 'Purchase', ru: 'Закупка' }, version: 1 };
export const services = [
  {
    id: 'purchase',
    name: serviceName,
    description: { en: 'Goods and services for your work', ru: 'Товары и услуги для работы' },
    category: 'Закупки',
    application: { id: 'purchase', name: serviceName },
    availability: 'available',
    expectedDuration: 'P5D',
  },
  {
    id: 'leave',
    name: { en: 'Leave', ru: 'Отпуск' },
    description: { en: 'Yearly leave, with your balance', ru: 'Ежегодный отпуск с учётом остатка дней' },
    category: 'Персонал',
    application: { id: 'leave', name: 'Leave' },
    availability: 'available',
    expectedDuration: 'P2D',
  },
  {
    id: 'car',
    name: { en: 'Company car', ru: 'Служебный автомобиль' },
    description: { en: 'For a day or two', ru: 'На день или два' },
    application: { id: 'car', name: 'Car' },
    availability: 'paused',
    notice: { en: 'The garage is being rebuilt until May.', ru: 'Гараж на ремонте до мая.' },
  },
];
export const serviceSheet = sheet('purchase-request', {}, {});

/** @param {number} n @param {object} more */
const card = (n, more = {}) => ({
  id: `i${n}`,
  number: `PR-${String(n).padStart(6, '0')}`,
  title: n % 2 ? 'Ноутбуки для нового офиса в Казани' : 'Chairs for the meeting room on the second floor',
  process,
  service: { id: 'purchase', name: serviceName },
  status: 'active',
  initiator: n % 2 ? anna : boris,
  startedAt: at(-24 * n),
  updatedAt: at(-3),
  expectedAt: at(72),
  steps: [
    {
      elementId: 'approveManager',
      name: { en: 'Approval of the head', ru: 'Согласование руководителя' },
      who: [
        { kind: 'user', id: 'boris', name: boris.name },
        { kind: 'group', id: 'committee', name: { en: 'Committee', ru: 'Комитет' } },
      ],
      since: at(-20),
      dueAt: at(20),
      ...(n === 1 ? { workItem: 'w1' } : {}),
    },
  ],
  hasIncident: false,
  ...more,
});
export const instances = [
  card(1),
  card(2, { hasIncident: true }),
  card(3, { status: 'completed', outcome: 'approved', endedAt: at(-2), steps: [] }),
  card(4, { status: 'withdrawn', endedAt: at(-2), steps: [] }),
  card(5, { status: 'completed', outcome: 'refused', endedAt: at(-50), steps: [] }),
];
export const acts = [
  { at: at(-24), type: 'instanceStarted', actor: anna },
  { at: at(-23), type: 'workItemClaimed', actor: boris, name: { en: 'Approval of the head', ru: 'Согласование руководителя' } },
  {
    at: at(-22),
    type: 'workItemCompleted',
    actor: boris,
    name: { en: 'Approval of the head', ru: 'Согласование руководителя' },
    outcome: 'returned',
    reason: 'Укажите, пожалуйста, модель.',
    comment: 'И срок поставки.',
  },
  {
    at: at(-21),
    type: 'workItemCompleted',
    actor: anna,
    name: { en: 'Correct the request', ru: 'Исправить заявку' },
    outcome: 'completed',
    round: 2,
  },
];
export const requestSheet = sheet('purchase-request', { '*': 'readOnly' }, data);
const definition = read('purchase.process.json');
const ids = Object.keys(definition.elements ?? {});
export const route = {
  definition,
  elements: Object.fromEntries(ids.slice(0, 4).map((id, n) => [id, { state: n === 3 ? 'present' : 'done', count: 1 }])),
  flows: Object.fromEntries(
    Object.keys(definition.flows ?? {})
      .slice(0, 3)
      .map((id) => [id, 1]),
  ),
};
export const workItems = Array.from({ length: 7 }, (_, n) => ({
  id: `w${n + 1}`,
  name: { en: 'Approval of the head of the department', ru: 'Согласование руководителя подразделения' },
  title: n % 2 ? 'Chairs for the meeting room on the second floor' : 'Ноутбуки для нового офиса в Казани',
  number: `PR-${String(n + 1).padStart(6, '0')}`,
  instance: `i${(n % 5) + 1}`,
  process: { id: 'purchase', name: process.name },
  elementId: 'approveManager',
  initiator: anna,
  state: n === 4 ? 'offered' : 'claimed',
  isVote: n === 5,
  offeredTo: [],
  priority: 50,
  createdAt: at(-20 + n),
  dueAt: at([-30, 5, 40, 90, 200, 300, 400][n] ?? 0),
  hasDraft: n === 2,
}));
export const approvalSheet = sheet('purchase-approval', { '*': 'readOnly', fld_note: 'editable' }, data);
export const notifications = [
  {
    id: 'n1',
    title: { en: 'Your request PR-000003 was approved', ru: 'Заявка PR-000003 согласована' },
    text: { en: 'Chairs', ru: 'Кресла' },
    link: null,
    instance: 'i3',
    at: at(-2),
    readAt: null,
  },
  {
    id: 'n2',
    title: { en: 'Reminder: PR-000001 waits for you', ru: 'Напоминание: PR-000001 ждёт вас' },
    text: null,
    link: '/inbox/w1',
    at: at(-30),
    readAt: at(-29),
  },
];
