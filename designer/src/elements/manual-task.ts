import { describeElement } from './catalogue/entry.js';

/** Work that no program knows of. */
export const manualTask = describeElement('manualTask', 'activities', [
  {
    rank: 39,
    name: { en: 'Manual task', ru: 'Ручная задача' },
    also: { en: 'by hand, physical, outside the system, paper', ru: 'вручную, физическое действие, вне системы, на бумаге' },
    about: {
      en: 'Work outside of any system: it is drawn, and nothing waits for it.',
      ru: 'Работа вне системы: показана на схеме, но её никто не ждёт.',
    },
  },
]);
