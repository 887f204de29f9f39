import { describeElement } from './catalogue/entry.js';

/** Asks a decision. */
export const businessRuleTask = describeElement('businessRuleTask', 'activities', [
  {
    rank: 12,
    name: { en: 'Business rule task', ru: 'Задача-бизнес-правило' },
    also: {
      en: 'decision, DMN, decision table, rules, policy, matrix, routing table',
      ru: 'решение, таблица решений, бизнес-правила, матрица, правило, полномочия',
    },
    about: { en: 'Asks a decision table and keeps its answer.', ru: 'Обращается к таблице решений и сохраняет ответ.' },
  },
]);
