import { describeElement } from './catalogue/entry.js';

/** A subprocess that can be cancelled. */
export const transaction = describeElement('transaction', 'subprocesses', [
  {
    rank: 55,
    name: { en: 'Transaction', ru: 'Транзакция' },
    also: { en: 'all or nothing, roll back, cancel, saga, booking', ru: 'всё или ничего, откат, отмена, сага, бронирование' },
    about: {
      en: 'A subprocess that can be cancelled: what was completed in it is undone.',
      ru: 'Подпроцесс, который можно отменить: всё завершённое в нём откатывается.',
    },
    expanded: true,
  },
]);
