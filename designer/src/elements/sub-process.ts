import { describeElement } from './catalogue/entry.js';
import { repeated } from './catalogue/repeated.js';
import type { EntryDraft } from './catalogue/entry.js';

const plain: EntryDraft = {
  rank: 11,
  name: { en: 'Subprocess', ru: 'Подпроцесс' },
  also: {
    en: 'collapsed, embedded, block, stage, phase, nested',
    ru: 'свёрнутый, вложенный, встроенный, блок, этап, стадия, фаза',
  },
  about: {
    en: 'A part of the process with its own start and end, shown closed.',
    ru: 'Часть процесса со своим началом и концом, показана свёрнутой.',
  },
};

/** A part of the process with its own start and end. */
export const subProcess = describeElement('subProcess', 'subprocesses', [
  plain,
  {
    ...plain,
    variant: 'expanded',
    rank: 10,
    name: { en: 'Subprocess (expanded)', ru: 'Подпроцесс (развёрнутый)' },
    also: { en: 'open, embedded, block, stage, phase, nested', ru: 'открытый, вложенный, встроенный, блок, этап, стадия, фаза' },
    about: {
      en: 'A part of the process with its own start and end, shown with its content.',
      ru: 'Часть процесса со своим началом и концом, показана с содержимым.',
    },
    expanded: true,
  },
  {
    variant: 'event',
    rank: 33,
    name: { en: 'Event subprocess', ru: 'Событийный подпроцесс' },
    also: {
      en: 'handler, on error, on event, exception handling, trigger',
      ru: 'обработчик, при ошибке, по событию, подпроцесс-событие, исключение',
    },
    about: {
      en: 'Begins when its start event happens while what is around runs.',
      ru: 'Начинается, когда происходит его стартовое событие, пока выполняется окружение.',
    },
    properties: { triggeredByEvent: true },
    expanded: true,
  },
  ...repeated(plain, 72),
]);
