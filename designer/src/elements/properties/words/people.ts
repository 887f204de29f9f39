import type { WordTable } from '../field.js';

/** Who does something, with which form, by when, and how it is approved. */
export const peopleWords: WordTable = {
  'Element.assignment': { label: { en: 'Assignment', ru: 'Назначение' }, help: 'Для кого эта работа.', group: 'who' },
  'LaneDefinition.assignment': {
    label: { en: 'Assignment', ru: 'Назначение' },
    help: 'Кто выполняет пользовательские задачи на дорожке, в которых это не указано.',
    group: 'who',
  },
  'Assignment.assignee': {
    label: { en: 'Assignee', ru: 'Исполнитель' },
    help: 'Один человек, которому работа принадлежит с самого начала.',
  },
  'Assignment.candidates': {
    label: { en: 'Candidates', ru: 'Кандидаты' },
    help: 'Кому работа предлагается; один из них берёт её себе.',
    kind: 'participants',
  },
  'Element.form': { label: { en: 'Form', ru: 'Форма' }, help: 'Что показывает этот шаг и куда идут данные.', group: 'form' },
  'StartEventElement.form': {
    label: { en: 'Form', ru: 'Форма' },
    help: 'О чём спрашивают того, кто запускает процесс.',
    group: 'form',
    within: ['process'],
    when: [{ path: ['event'], is: [undefined] }],
  },
  'FormUse.ref': { label: { en: 'Form', ru: 'Форма' }, help: 'Какую форму показать.', kind: 'form' },
  'FormUse.in': {
    label: { en: 'Fill the form with', ru: 'Заполнить форму' },
    help: 'Поля формы и выражения над переменными, которые их заполняют.',
  },
  'FormUse.out': {
    label: { en: 'Take from the form', ru: 'Взять из формы' },
    help: 'Переменные и выражения над данными формы, которые их записывают.',
  },
  'FormUse.access': {
    label: { en: 'Who sees and edits what', ru: 'Доступ к полям' },
    help: {
      en: 'By field or group: editable, read-only or hidden; the nearest group that says something counts.',
      ru: 'По полям и группам: можно менять, только чтение или скрыто; действует ближайшая группа, где указано.',
    },
    kind: 'formAccess',
  },
  'Element.priority': {
    label: { en: 'Priority', ru: 'Приоритет' },
    help: { en: 'From 0 to 100; higher is more urgent.', ru: 'От 0 до 100; чем больше, тем срочнее.' },
    group: 'deadlines',
    byDefault: 50,
  },
  'Element.due': { label: { en: 'Due', ru: 'Срок' }, help: 'К какому времени это должно быть сделано.', group: 'deadlines' },
  'Element.followUp': {
    label: { en: 'Look again', ru: 'Вернуться к задаче' },
    help: 'Когда посмотреть на это снова.',
    group: 'deadlines',
  },
  'UserTaskElement.out': {
    label: { en: 'Set on completion', ru: 'Записать при завершении' },
    help: 'Переменные и выражения над данными `data` и переменными, которые их записывают.',
    group: 'data',
  },
  'Element.approval': {
    label: { en: 'Approval', ru: 'Согласование' },
    help: 'Кто, в каком порядке и по какому правилу согласует.',
    group: 'approval',
  },
  'Approval.participants': {
    label: { en: 'Approvers', ru: 'Согласующие' },
    help: 'Кто согласует; при последовательном согласовании это порядок.',
    kind: 'participants',
  },
  'Approval.order': {
    label: { en: 'Order', ru: 'Порядок' },
    help: { en: 'All at once, or one after the other.', ru: 'Все сразу или друг за другом.' },
    byDefault: 'parallel',
    options: { parallel: { en: 'All at once', ru: 'Все сразу' }, sequential: { en: 'One after another', ru: 'По очереди' } },
  },
  'Approval.rule': {
    label: { en: 'Rule', ru: 'Правило' },
    help: { en: 'When the votes are enough.', ru: 'Когда голосов достаточно.' },
    byDefault: { type: 'all' },
  },
  'ApprovalRule.type': {
    label: { en: 'Approved when', ru: 'Согласовано, когда' },
    help: { en: 'When the votes are enough.', ru: 'Когда голосов достаточно.' },
    byDefault: 'all',
    options: {
      all: { en: 'All approve', ru: 'Согласны все' },
      any: { en: 'Anyone approves', ru: 'Согласен любой' },
      count: { en: 'A number of them approve', ru: 'Согласно заданное число' },
      percent: { en: 'A share of them approves', ru: 'Согласна заданная доля' },
    },
  },
  'ApprovalRule.value': {
    label: { en: 'How many, or percent', ru: 'Сколько или процент' },
    help: 'Сколько согласий нужно или какая доля в процентах.',
    when: [{ path: ['type'], is: ['count', 'percent'] }],
  },
  'Approval.allowSelfApproval': {
    label: { en: 'The one who started may approve', ru: 'Инициатор может согласовать сам' },
    help: { en: 'Whether the one who started the process may be an approver.', ru: 'Может ли согласовать тот, кто запустил процесс.' },
    byDefault: false,
  },
  'Approval.allowReturn': {
    label: { en: 'May be returned', ru: 'Можно вернуть на доработку' },
    help: { en: 'Whether an approver may return it for rework.', ru: 'Может ли согласующий вернуть на доработку.' },
    byDefault: false,
  },
  'Approval.onReturn': {
    label: { en: 'After rework', ru: 'После доработки' },
    help: 'Спросить всех заново или сохранить данные согласия.',
    when: [{ path: ['allowReturn'], is: [true] }],
    options: {
      askAll: { en: 'Ask everybody again', ru: 'Спросить всех заново' },
      keepApprovals: { en: 'Keep approvals given', ru: 'Сохранить данные согласия' },
    },
  },
  'Approval.result': {
    label: { en: 'Answer into', ru: 'Ответ в переменную' },
    help: {
      en: "The variable that takes the answer. A flow behind it asks: answer.outcome = 'approved' (or 'refused', 'returned').",
      ru: "Переменная для ответа. Условие потока после неё: answer.outcome = 'approved' (или 'refused', 'returned').",
    },
  },
};
