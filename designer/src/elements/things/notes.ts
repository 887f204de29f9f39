import type { CatalogueEntry } from '../catalogue/entry.js';
import { describeThing } from './describe-thing.js';

/** What explains a diagram. */
export const noteEntries: readonly CatalogueEntry[] = [
  describeThing({
    id: 'textAnnotation',
    group: 'notes',
    rank: 23,
    name: { en: 'Text annotation', ru: 'Текстовая аннотация' },
    also: { en: 'note, comment, remark, sticker, explanation', ru: 'заметка, комментарий, примечание, сноска, пояснение, выноска' },
    about: { en: 'A note on the diagram.', ru: 'Пояснение на схеме.' },
    thing: { kind: 'note', type: 'textAnnotation' },
  }),
  describeThing({
    id: 'group',
    group: 'notes',
    rank: 49,
    name: { en: 'Group', ru: 'Группа' },
    also: { en: 'frame, box, stage, phase, category', ru: 'рамка, этап, стадия, фаза, категория, объединение' },
    about: { en: 'A frame around things that belong together.', ru: 'Рамка вокруг того, что относится друг к другу.' },
    thing: { kind: 'group', type: 'group' },
  }),
];
