import { describeElement } from './catalogue/entry.js';

const approval = (
  order: 'parallel' | 'sequential',
  type: 'all' | 'any' | 'percent',
  value?: number,
): Readonly<Record<string, unknown>> => ({
  approval: { order, rule: { type, ...(value === undefined ? {} : { value }) } },
});

/** An approval route in one element. */
export const approvalTask = describeElement('approvalTask', 'activities', [
  {
    rank: 2,
    name: { en: 'Approval', ru: 'Согласование' },
    also: {
      en: 'approve, sign-off, sign, vote, decide, consent, accept, reject, endorse, approval task, approval route',
      ru: 'согласовать, виза, визирование, утверждение, утвердить, подписание, одобрение, отказ, голосование, лист согласования, маршрут согласования',
    },
    about: {
      en: 'One or many people approve, refuse or return it.',
      ru: 'Один или несколько человек согласуют, отклоняют или возвращают на доработку.',
    },
  },
  {
    variant: 'inTurn',
    rank: 13,
    name: { en: 'Approval, one after another', ru: 'Согласование, последовательное' },
    also: {
      en: 'approve, sequential, chain, sign-off, in turn',
      ru: 'согласовать, виза, по очереди, цепочка, утверждение, последовательно',
    },
    about: { en: 'The approvers are asked one after another; all must approve.', ru: 'Согласующих спрашивают по очереди; нужны все.' },
    properties: approval('sequential', 'all'),
  },
  {
    variant: 'anyOne',
    rank: 19,
    name: { en: 'Approval, any one', ru: 'Согласование, любой из' },
    also: { en: 'approve, one of, first to answer, sign-off', ru: 'согласовать, виза, достаточно одного, первый ответивший' },
    about: { en: 'All are asked at once; one approval is enough.', ru: 'Спрашивают всех сразу; достаточно одного согласия.' },
    properties: approval('parallel', 'any'),
  },
  {
    variant: 'majority',
    rank: 38,
    name: { en: 'Approval, by majority', ru: 'Согласование, большинством' },
    also: { en: 'approve, vote, committee, board, percent, quorum', ru: 'согласовать, голосование, комиссия, комитет, кворум, процент' },
    about: { en: 'All are asked at once; more than half must approve.', ru: 'Спрашивают всех сразу; нужно больше половины.' },
    properties: approval('parallel', 'percent', 51),
  },
]);
