import { useReader, type Language, type ListPageTexts, type ListDetailPageTexts, type Problem, type Loading } from '../index.js';

/** Chooses the words of the story's language. */
export type Say = (en: string, ru: string) => string;

export const sayIn =
  (language: Language): Say =>
  (en, ru) =>
    language === 'ru' ? ru : en;

/** Words in the language of the toolbar. */
export function useSay(): Say {
  return sayIn(useReader().language);
}

export const nothing = () => undefined;

export const problem = (say: Say): Problem => ({
  code: 'STORE_UNAVAILABLE',
  title: say('The list could not be read: the server does not answer.', 'Не удалось прочитать список: сервер не отвечает.'),
  advice: say('Your data is safe. Try again in a minute.', 'С данными всё в порядке. Повторите через минуту.'),
  id: '01J8ZT4M',
});

export const failed = (say: Say): Loading => ({ state: 'failed', problem: problem(say), onRetry: nothing });
export const ready: Loading = { state: 'ready' };
export const loading: Loading = { state: 'loading' };

export const problemTexts = (say: Say) => ({ retry: say('Try again', 'Повторить'), code: say('Code', 'Код') });

export const listTexts = (say: Say): ListPageTexts & ListDetailPageTexts => ({
  views: say('Views', 'Представления'),
  filters: say('Filters', 'Отбор'),
  clearFilters: say('Show everything', 'Показать всё'),
  loading: say('Loading', 'Загрузка'),
  more: say('Show more', 'Показать ещё'),
  fresh: (count) => say(`${count} new – show`, `Новых: ${count} – показать`),
  ...problemTexts(say),
  select: (row) => say(`Select ${row}`, `Выбрать: ${row}`),
  selectAll: say('Select all shown', 'Выбрать все показанные'),
  selected: (count) => say(`${count} selected`, `Выбрано: ${count}`),
  clearSelection: say('Clear selection', 'Снять выбор'),
  back: say('Inbox', 'Входящие'),
  detail: say('Open work item', 'Открытая задача'),
});

export const dueTexts = (say: Say) => ({
  due: (when: string) => say(`Due ${when}`, `Срок ${when}`),
  overdue: (when: string) => say(`Was due ${when}`, `Срок истёк ${when}`),
});
