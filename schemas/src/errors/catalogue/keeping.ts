import type { CatalogueEntry } from './entry.js';

/** How long things are kept: retention, holds and erasure. In alphabetical order. */
export const keepingErrors = {
  ERASURE_PERSON_ACTIVE: {
    status: 409,
    en: 'Expected {person} to be deactivated before what they typed is erased, but they may still work here. Deactivate the person and try again.',
    ru: 'Прежде чем стирать введённое сотрудником {person}, его нужно отключить: пока он может работать в системе. Отключите его и повторите.',
  },
  INSTANCE_HELD: {
    status: 409,
    en: 'Expected no legal hold on instance {id}, but somebody said that it must be kept. Lift the hold first.',
    ru: 'На экземпляр {id} наложен запрет удаления. Сначала снимите запрет.',
  },
  INSTANCE_PURGED: {
    status: 410,
    en: 'Expected instance {id} to be there, but it was purged at {at}: the time it is kept for was over. Ask for another.',
    ru: 'Экземпляр {id} удалён {at}: срок его хранения истёк. Откройте другой.',
  },
  INSTANCE_STILL_OPEN: {
    status: 409,
    en: 'Expected instance {id} and all that it called to have ended, but something is still open. Wait for its end, or cancel it.',
    ru: 'Экземпляр {id} или вызванный им ещё не завершён. Дождитесь завершения или отмените его.',
  },
} as const satisfies Record<string, CatalogueEntry>;
