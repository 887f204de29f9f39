import type { FormDefinition, NodeDefinition } from '@millrace/schemas';

const texts = { type: 'string' } as const;
const field = (bind: string, en: string, ru: string): NodeDefinition => ({ type: 'text', bind, label: { en, ru } });
const fields = {
  f_name: field('name', 'Name', 'Имя'),
  f_role: field('role', 'Role', 'Роль'),
  f_city: field('city', 'City', 'Город'),
  f_note: { type: 'multiline', bind: 'note', label: { en: 'Note', ru: 'Примечание' } },
} satisfies Record<string, NodeDefinition>;
const data = { type: 'object', required: ['name', 'city'], properties: { name: texts, role: texts, city: texts, note: texts } } as const;

/** Tabs with a heading, a paragraph, a line and columns. */
export const pagesForm: FormDefinition = {
  ...{ kind: 'form', format: 1, id: 'pages', root: 'page', data },
  nodes: {
    page: { type: 'page', children: ['head', 'para', 'line', 'tabs'] },
    head: { type: 'heading', text: { en: 'A new employee', ru: 'Новый сотрудник' } },
    para: { type: 'paragraph', text: { en: 'Tell us who joins and where.', ru: 'Расскажите, кто приходит и куда.' } },
    line: { type: 'divider' },
    tabs: { type: 'tabs', children: ['who', 'where'], label: { en: 'Parts of the form', ru: 'Части формы' } },
    who: { type: 'tab', children: ['cols'], label: { en: 'Who', ru: 'Кто' } },
    cols: { type: 'columns', children: ['f_name', 'f_role'] },
    where: { type: 'tab', children: ['f_city', 'f_note'], label: { en: 'Where', ru: 'Куда' } },
    ...fields,
  },
};

/** The same in steps. */
export const wizardForm: FormDefinition = {
  ...{ kind: 'form', format: 1, id: 'wizard', root: 'wizard', data },
  nodes: {
    wizard: { type: 'wizard', children: ['who', 'where'] },
    who: { type: 'step', children: ['f_name', 'f_role'], label: { en: 'Who', ru: 'Кто' } },
    where: { type: 'step', children: ['f_city', 'f_note'], label: { en: 'Where', ru: 'Куда' } },
    ...fields,
  },
};

/** A section that repeats. */
export const repeatForm: FormDefinition = {
  ...{ kind: 'form', format: 1, id: 'repeat', root: 'trips' },
  data: {
    type: 'object',
    properties: {
      trips: {
        type: 'array',
        maxItems: 3,
        items: {
          type: 'object',
          required: ['city'],
          properties: { city: texts, from: { type: 'string', 'x-type': 'date' }, hotel: { type: 'boolean' } },
        },
      },
    },
  },
  nodes: {
    trips: { type: 'repeat', bind: 'trips', children: ['t_city', 't_from', 't_hotel'], label: { en: 'Trips', ru: 'Поездки' } },
    t_city: { ...field('trips[].city', 'City', 'Город'), span: { phone: 12, wide: 6 } },
    t_from: { type: 'date', bind: 'trips[].from', label: { en: 'From', ru: 'С какого числа' }, span: { phone: 12, wide: 6 } },
    t_hotel: { type: 'boolean', bind: 'trips[].hotel', label: { en: 'A hotel is needed', ru: 'Нужна гостиница' } },
  },
};
