import type { CatalogueEntry } from './entry.js';

/** Approvals: who has a vote, and what a vote says. In alphabetical order. */
export const approvalErrors = {
  APPROVAL_OUT_OF_REACH: {
    status: 422,
    en: 'Expected approval {element} to need no more approvals than it has voters, but it needs {needed} and has {voters}. Correct its rule, or add participants and retry.',
    ru: 'Согласование {element} требует {needed} голосов, а голосующих {voters}. Исправьте правило или добавьте участников и повторите.',
  },
  APPROVAL_WITHOUT_VOTERS: {
    status: 422,
    en: 'Expected approval {element} to have somebody to ask, but nobody is left: its participants are empty or only the initiator. Put people into its groups, or allow self-approval.',
    ru: 'В согласовании {element} некого спросить: участников нет или среди них только инициатор. Добавьте людей в группы или разрешите согласовывать свои заявки.',
  },
  OUTCOME_INVALID: {
    status: 400,
    en: 'Expected one of {expected} as outcome, but found {found}. Send one of these.',
    ru: 'Решение должно быть одним из: {expected}, а получено {found}.',
  },
  PARTICIPANTS_EMPTY: {
    status: 422,
    en: 'Expected the participants of {element} to be somebody, but the expression gives nobody. Correct the expression or the data, and retry.',
    ru: 'Выражение участников {element} никого не дало. Исправьте выражение или данные и повторите.',
  },
  PARTICIPANTS_TOO_MANY: {
    status: 422,
    en: 'Expected {element} to be offered to at most {limit} people, groups and positions, but found {found}. Name a group, and retry.',
    ru: 'Элемент {element} можно предложить не более чем {limit} людям, группам и должностям, а названо {found}. Назовите группу и повторите.',
  },
  REASON_REQUIRED: {
    status: 400,
    en: 'Expected a reason with the outcome {outcome}, but found none. Say why in a few words.',
    ru: 'Для решения {outcome} нужна причина. Напишите её в нескольких словах.',
  },
  SELF_APPROVAL_NOT_ALLOWED: {
    status: 403,
    en: 'Expected somebody other than the initiator to decide, but {person} started it. Somebody else must do it.',
    ru: 'Решать должен не инициатор, а {person} и есть инициатор. Это должен сделать кто-то другой.',
  },
} as const satisfies Record<string, CatalogueEntry>;
