import type { CatalogueEntry } from './entry.js';

/** Work items. In alphabetical order. */
export const workItemErrors = {
  WORK_ITEM_ALREADY_CLAIMED: {
    status: 409,
    en: 'Expected work item {id} to be unclaimed, but somebody else holds it. Ask them to release it, or ask for a reassignment.',
    ru: 'Задание {id} уже взял другой человек. Попросите его вернуть задание или попросите переназначить.',
  },
  WORK_ITEM_ALREADY_COMPLETED: {
    status: 409,
    en: 'Expected work item {id} to be open, but it was completed before. Nothing is left to do; refresh your list.',
    ru: 'Задание {id} уже выполнено. Делать ничего не нужно; обновите список.',
  },
  WORK_ITEM_CANCELLED: {
    status: 409,
    en: 'Expected work item {id} to be open, but it was cancelled ({reason}). Nothing is left to do; refresh your list.',
    ru: 'Задание {id} отменено ({reason}). Делать ничего не нужно; обновите список.',
  },
  WORK_ITEM_NOT_CLAIMED: {
    status: 409,
    en: 'Expected work item {id} to be held by somebody, but nobody holds it. There is nothing to give back or set aside; take it first.',
    ru: 'Задание {id} никто не взял. Возвращать и откладывать нечего; сначала возьмите его.',
  },
  WORK_ITEM_NOT_FOUND: {
    status: 404,
    en: 'Expected a work item {id}, but there is none. Check the id; it may have been done long ago.',
    ru: 'Задание {id} не найдено. Проверьте идентификатор; возможно, оно давно выполнено.',
  },
  WORK_ITEM_NOT_OFFERED: {
    status: 403,
    en: 'Expected work item {id} to be offered to you, but it is not. Ask for a reassignment.',
    ru: 'Задание {id} вам не предложено. Попросите переназначить.',
  },
} as const satisfies Record<string, CatalogueEntry>;
