import type { WordTable } from '../field.js';

const reference = { group: 'technical', kind: 'reference', readOnly: true } as const;

/** What every drawn thing can say. */
export const generalWords: WordTable = {
  '*.name': {
    label: { en: 'Name', ru: 'Название' },
    help: 'Что видно на схеме и в списках.',
    group: 'general',
    kind: 'told',
  },
  '*.documentation': {
    label: { en: 'Description', ru: 'Описание' },
    help: 'Что должен знать читающий схему: цель, порядок, ссылки на документы.',
    group: 'notes',
    kind: 'multiline',
  },
  '*.foreign': {
    label: { en: 'In another tool', ru: 'В другой программе' },
    help: 'Как это называлось в другой программе.',
    group: 'technical',
  },
  'Foreign.id': {
    label: { en: 'Id in another tool', ru: 'Идентификатор в другой программе' },
    help: 'Прежний идентификатор; здесь пришлось взять другой.',
    readOnly: true,
  },
  '*.extensions': {
    label: { en: 'Additions of other tools', ru: 'Дополнения других программ' },
    help: 'Сохраняются как есть и не исполняются.',
    group: 'technical',
  },
  '*.attributes': {
    label: { en: 'Kept BPMN attributes', ru: 'Сохранённые атрибуты BPMN' },
    help: 'Атрибуты BPMN, для которых здесь нет места: сохраняются, но публикация с ними невозможна.',
    group: 'technical',
  },
  '*.scope': {
    label: { en: 'Stands in', ru: 'Находится в' },
    help: 'Процесс или подпроцесс, которому это принадлежит. Меняется перетаскиванием на схеме.',
    ...reference,
  },
  '*.lane': {
    label: { en: 'Lane', ru: 'Дорожка' },
    help: 'Дорожка, на которой это стоит. Меняется перетаскиванием на схеме.',
    ...reference,
  },
  'Element.attachedTo': {
    label: { en: 'On the border of', ru: 'На границе' },
    help: {
      en: 'The activity it watches. Drag it to another one to change that.',
      ru: 'Действие, за которым следит событие. Меняется перетаскиванием.',
    },
    ...reference,
  },
};
