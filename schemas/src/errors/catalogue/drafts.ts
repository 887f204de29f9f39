import type { CatalogueEntry } from './entry.js';

/** Drafts of definitions: two who change the same, the bin, edits that lead nowhere. */
export const draftErrors = {
  DRAFT_COMMAND_REUSED: {
    status: 422,
    en: 'Expected the same patches of the same person as before under command id {id}, but found others. Send the change under a fresh id; what was sent first stands.',
    ru: 'Под идентификатором команды {id} уже принято другое изменение. Отправьте его с новым идентификатором; принятое раньше остаётся.',
  },
  DRAFT_CONFLICT: {
    status: 409,
    en: 'Expected nothing that this changes in {entity} to have been changed by others, but {place} was. Nothing was changed. Choose for each place in conflicts what is to stay, and send it again for revision {found}.',
    ru: 'То же место ({place}) успели изменить другие: {entity}. Ничего не записано. Выберите для каждого места из conflicts, что останется, и отправьте снова для ревизии {found}.',
  },
  DRAFT_EXISTS: {
    status: 409,
    en: 'Expected no draft of {kind} {id}, but draft {draft} is one. Open that one, or choose another id.',
    ru: 'Черновик уже есть ({kind} {id}): {draft}. Откройте его или выберите другой идентификатор.',
  },
  DRAFT_INVALID: {
    status: 422,
    en: 'Expected a definition that a draft can hold, but found {count} problems. Nothing was changed. Correct what problems lists and try again.',
    ru: 'Определение не подходит для черновика, ошибок: {count}. Ничего не записано. Исправьте перечисленное в problems и повторите.',
  },
  DRAFT_LIVE: {
    status: 409,
    en: 'Expected {entity} to be in the bin, but it is in use. Move it to the bin first.',
    ru: 'Сначала переместите черновик в корзину: {entity}. Пока с ним работают, удалить его навсегда нельзя.',
  },
  DRAFT_NOT_LIVE: {
    status: 409,
    en: 'Expected {entity} to be in use, but it is in the bin or a kept copy. Restore it first.',
    ru: 'Черновик в корзине или сохранён как копия: {entity}. Сначала восстановите его.',
  },
  DRAFT_PATCH_INVALID: {
    status: 422,
    en: 'Expected patch {patch} of command {command} to lead to {place}, but found {found}. Nothing was changed. Read the draft again and repeat the change.',
    ru: 'Правка {patch} команды {command} не ведёт к месту {place}, найдено: {found}. Ничего не записано. Прочитайте черновик заново и повторите изменение.',
  },
} as const satisfies Record<string, CatalogueEntry>;
