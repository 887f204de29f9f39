import type { Words } from '../../document/refusals.js';

/** The groups of properties, in the order of the panel. */
export const propertyGroups = {
  general: { en: 'General', ru: 'Основное' },
  who: { en: 'Who', ru: 'Исполнители' },
  form: { en: 'Form', ru: 'Форма' },
  approval: { en: 'Approval', ru: 'Согласование' },
  event: { en: 'Event', ru: 'Событие' },
  call: { en: 'What it calls', ru: 'Что вызывает' },
  data: { en: 'Data in and out', ru: 'Входные и выходные данные' },
  deadlines: { en: 'Deadlines', ru: 'Сроки' },
  retry: { en: 'Retry', ru: 'Повторные попытки' },
  loop: { en: 'Loop', ru: 'Повторение' },
  order: { en: 'Flow order', ru: 'Порядок потоков' },
  instances: { en: 'Instances', ru: 'Экземпляры' },
  notes: { en: 'Notes', ru: 'Пояснения' },
  technical: { en: 'Technical', ru: 'Техническое' },
} as const satisfies Record<string, Words>;

/** A group that the designer has by itself. */
export type PropertyGroupId = keyof typeof propertyGroups;
