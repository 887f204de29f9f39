import type { Words } from '../files/problem.js';

/** What somebody decides at a step. */
export interface Move {
  readonly at: string;
  readonly by: string;
  readonly outcome?: 'approved' | 'refused' | 'returned';
  readonly reason?: Words;
  /** For rework: the corrected quantity. */
  readonly quantity?: number;
}

/** One purchase request and what people do with it. */
export interface Story {
  readonly title: Words;
  readonly subject: Words;
  readonly supplier: string;
  readonly item: Words;
  readonly quantity: number;
  readonly price: number;
  readonly moves: readonly Move[];
}

const vote = (at: string, by: string): Move => ({ at, by, outcome: 'approved' });

/** What every start plays: each route, a return and a refusal. */
export const stories: readonly Story[] = [
  {
    title: { en: 'A small purchase: the manager alone decides', ru: 'Небольшая закупка: решает один руководитель' },
    subject: { en: 'Paper for the office', ru: 'Бумага для офиса' },
    supplier: 'paper-house',
    item: { en: 'Paper, A4', ru: 'Бумага А4' },
    quantity: 100,
    price: 349.9,
    moves: [vote('manager', 'boris')],
  },
  {
    title: { en: 'Over 100 000: the manager, then the budget holder', ru: 'Свыше 100 000: руководитель, затем распорядитель бюджета' },
    subject: { en: 'Laptops for newcomers', ru: 'Ноутбуки новым сотрудникам' },
    supplier: 'north-computers',
    item: { en: 'Laptop', ru: 'Ноутбук' },
    quantity: 5,
    price: 82000,
    moves: [vote('manager', 'boris'), vote('budgetHolder', 'vera')],
  },
  {
    title: { en: 'Over a million: two of three of the committee', ru: 'Свыше миллиона: двое из трёх членов комитета' },
    subject: { en: 'Servers', ru: 'Серверы' },
    supplier: 'north-computers',
    item: { en: 'Server', ru: 'Сервер' },
    quantity: 3,
    price: 640000,
    moves: [
      vote('committee', 'dina'),
      { at: 'committee', by: 'egor', outcome: 'refused', reason: { en: 'Two would do', ru: 'Хватит двух' } },
      vote('committee', 'gleb'),
    ],
  },
  {
    title: { en: 'Returned for rework: what was typed stays', ru: 'Возврат на доработку: введённое сохраняется' },
    subject: { en: 'Monitors', ru: 'Мониторы' },
    supplier: 'north-computers',
    item: { en: 'Monitor', ru: 'Монитор' },
    quantity: 4,
    price: 24500,
    moves: [
      { at: 'manager', by: 'boris', outcome: 'returned', reason: { en: 'Three are enough', ru: 'Хватит трёх' } },
      { at: 'rework', by: 'anna', quantity: 3 },
      vote('manager', 'boris'),
    ],
  },
  {
    title: { en: 'Refused, with a reason', ru: 'Отказ с причиной' },
    subject: { en: 'An espresso machine', ru: 'Кофемашина' },
    supplier: 'paper-house',
    item: { en: 'Espresso machine', ru: 'Кофемашина' },
    quantity: 1,
    price: 95000,
    moves: [{ at: 'manager', by: 'boris', outcome: 'refused', reason: { en: 'There is one already', ru: 'Одна уже есть' } }],
  },
];
