import { caughtEvent, type CatchRole, type CaughtEvent } from './catalogue/event-entries.js';
import { describeElement } from './catalogue/entry.js';

const waits: CatchRole = {
  name: { en: 'intermediate catch event', ru: 'Промежуточное событие' },
  manner: { en: 'waits', ru: 'ожидание' },
  then: { en: 'the process goes on', ru: 'процесс идёт дальше' },
  also: { en: 'intermediate event, wait for, receive', ru: 'ждать, дождаться, обработчик, ожидание' },
};

const kinds: readonly CaughtEvent[] = ['timer', 'message', 'signal', 'conditional', 'multiple', 'parallelMultiple'];

/** Waits for something on the way. */
export const intermediateCatchEvent = describeElement('intermediateCatchEvent', 'events', [
  ...kinds.map((kind, index) => caughtEvent(kind, waits, { rank: kind === 'timer' ? 15 : 20 + index * 6 })),
  {
    variant: 'link',
    rank: 62,
    name: { en: 'Link intermediate catch event', ru: 'Промежуточное событие: ссылка (вход)' },
    also: { en: 'off-page connector, go to, jump, label', ru: 'переход, соединитель страниц, метка, сюда' },
    about: {
      en: 'Where the process goes on after the link of the same name.',
      ru: 'Отсюда процесс продолжается после ссылки с тем же именем.',
    },
    properties: { event: { type: 'link' } },
  },
]);
