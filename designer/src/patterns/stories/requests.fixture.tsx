import {
  DueChip,
  StatusWord,
  Who,
  Moment,
  formatMoney,
  type Column,
  type FilterSentenceParts,
  type Language,
  type Status,
} from '../index.js';
import { dueTexts, nothing, type Say } from './words.fixture.js';

export interface Request {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: Status;
  readonly who: string;
  readonly amount: string;
  readonly at: string;
  readonly dueAt?: string;
}

/** Requests of a story: short and long titles, every status, late and not. */
export const requests = (say: Say): readonly Request[] => [
  {
    id: '1',
    number: 'PR-000042',
    title: say('Laptop for a new analyst', 'Ноутбук для нового аналитика'),
    status: { text: say('With the manager', 'У руководителя'), tone: 'accent' },
    who: say('Anna Petrova', 'Анна Петрова'),
    amount: '128400.00',
    at: '2026-03-10T08:12:00Z',
    dueAt: '2026-03-12T15:00:00Z',
  },
  {
    id: '2',
    number: 'PR-000041',
    title: say(
      'Repair of the ventilation in the north building, third floor, before the inspection',
      'Капитальный ремонт приточно-вытяжной вентиляции в северном корпусе, третий этаж, до приезда комиссии',
    ),
    status: { text: say('Returned for correction', 'Возвращено на доработку'), tone: 'warn' },
    who: say('Konstantin Voskresensky', 'Константин Воскресенский-Преображенский'),
    amount: '1945000.50',
    at: '2026-03-06T11:40:00Z',
    dueAt: '2026-03-11T14:00:00Z',
  },
  {
    id: '3',
    number: 'PR-000039',
    title: say('Office paper, second quarter', 'Бумага для офиса, второй квартал'),
    status: { text: say('Overdue', 'Просрочено'), tone: 'bad' },
    who: say('Maria Orlova', 'Мария Орлова'),
    amount: '18250.00',
    at: '2026-03-02T09:00:00Z',
    dueAt: '2026-03-09T09:00:00Z',
  },
  {
    id: '4',
    number: 'PR-000035',
    title: say('Licences for the design team', 'Лицензии для проектировщиков'),
    status: { text: say('Approved', 'Согласовано'), tone: 'ok' },
    who: say('Ilya Smirnov', 'Илья Смирнов'),
    amount: '412000.00',
    at: '2026-02-21T13:05:00Z',
  },
  {
    id: '5',
    number: 'PR-000031',
    title: say('Chairs for the meeting room', 'Стулья в переговорную'),
    status: { text: say('Withdrawn', 'Отозвано'), tone: 'neutral' },
    who: say('Anna Petrova', 'Анна Петрова'),
    amount: '64900.00',
    at: '2025-12-28T07:30:00Z',
  },
];

export const columns = (say: Say, language: Language): readonly Column<Request>[] => [
  { id: 'number', label: say('Number', 'Номер'), cell: ({ number }) => number, oneLine: true },
  { id: 'title', label: say('Request', 'Заявка'), cell: ({ title }) => title, role: 'title' },
  { id: 'status', label: say('Status', 'Состояние'), cell: ({ status }) => <StatusWord status={status} />, role: 'aside', oneLine: true },
  { id: 'who', label: say('With whom', 'У кого'), cell: ({ who }) => <Who name={who} size="small" /> },
  {
    id: 'amount',
    label: say('Amount', 'Сумма'),
    cell: ({ amount }) => formatMoney(amount, 'RUB', { language }),
    align: 'end',
    oneLine: true,
  },
  {
    id: 'due',
    label: say('Due', 'Срок'),
    cell: ({ dueAt }) => (dueAt === undefined ? '–' : <DueChip dueAt={dueAt} texts={dueTexts(say)} />),
    oneLine: true,
  },
  { id: 'at', label: say('Sent', 'Отправлено'), cell: ({ at }) => <Moment at={at} style="short" />, role: 'wide', oneLine: true },
];

export const filters = (say: Say): FilterSentenceParts => [
  say('Show', 'Показать'),
  {
    kind: 'choice',
    id: 'process',
    label: say('Service', 'Услуга'),
    value: '',
    options: [
      { value: '', label: say('all services', 'все услуги') },
      { value: 'purchase', label: say('purchase requests', 'заявки на закупку') },
      { value: 'leave', label: say('leave requests', 'заявления на отпуск') },
    ],
    onChange: nothing,
  },
  say('that are', 'в состоянии'),
  {
    kind: 'choice',
    id: 'status',
    label: say('Status', 'Состояние'),
    value: 'open',
    options: [
      { value: 'open', label: say('in progress', '«в работе»') },
      { value: 'done', label: say('finished', '«завершено»') },
    ],
    onChange: nothing,
  },
  say('and whose title begins with', 'и с названием на'),
  {
    kind: 'text',
    id: 'title',
    label: say('Title begins with', 'Название начинается с'),
    value: '',
    placeholder: say('any words', 'любые слова'),
    onChange: nothing,
  },
];

export const views = (say: Say) => [
  { id: 'open', label: say('In progress', 'В работе'), href: '/requests', count: 3 },
  { id: 'mine', label: say('With me', 'У меня'), href: '/requests?view=mine', count: 1 },
  { id: 'done', label: say('Finished', 'Завершённые'), href: '/requests?view=done' },
];
