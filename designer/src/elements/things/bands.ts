import type { CatalogueEntry } from '../catalogue/entry.js';
import { describeThing } from './describe-thing.js';

/** Who takes part: pools and lanes. */
export const bandEntries: readonly CatalogueEntry[] = [
  describeThing({
    id: 'participant',
    group: 'pools',
    rank: 9,
    name: { en: 'Pool', ru: 'Пул' },
    also: {
      en: 'participant, organisation, company, department, process frame',
      ru: 'участник, организация, компания, подразделение, рамка процесса, бассейн',
    },
    about: { en: 'A participant with its own process.', ru: 'Участник со своим процессом.' },
    thing: { kind: 'pool', type: 'participant' },
  }),
  describeThing({
    id: 'participant.blackBox',
    group: 'pools',
    rank: 36,
    name: { en: 'Pool without a process', ru: 'Пул без процесса' },
    also: {
      en: 'black box, collapsed pool, external participant, customer, supplier, partner',
      ru: 'чёрный ящик, свёрнутый пул, внешний участник, клиент, поставщик, контрагент',
    },
    about: { en: 'A participant whose steps are not shown.', ru: 'Участник, шаги которого не показаны.' },
    thing: { kind: 'pool', type: 'participant', properties: { blackBox: true } },
  }),
  describeThing({
    id: 'lane',
    group: 'pools',
    rank: 8,
    name: { en: 'Lane', ru: 'Дорожка' },
    also: {
      en: 'swimlane, role, department, responsible, actor',
      ru: 'роль, исполнитель, ответственный, подразделение, отдел, зона ответственности',
    },
    about: { en: 'Who does the steps in it.', ru: 'Показывает, кто выполняет шаги внутри.' },
    thing: { kind: 'lane', type: 'lane' },
  }),
];
