import type { Text } from '@millrace/schemas';

/** Whom a newcomer may sign in as. */
export interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  /** What to try as this person. */
  readonly about: { readonly en: string; readonly ru: string };
}

/** Somebody of the demo: an account, and where they work. */
export interface DemoPerson {
  readonly name: string;
  readonly language: 'en' | 'ru';
  readonly organisation: string;
  readonly unit: string;
  readonly about: DemoAccount['about'];
}

/** Known to everybody, so only for trying out. */
export const demoPassword = 'millrace-demo';

const works = 'north-works';
const delta = 'delta-logistics';
const zone = 'Europe/Moscow';

/** Two companies that one service centre serves. */
export const demoPeople: Readonly<Record<string, DemoPerson>> = {
  anna: {
    name: 'Анна Соколова',
    language: 'ru',
    organisation: works,
    unit: 'it',
    about: {
      en: 'Engineer. Ask for a purchase or a leave; see requests in every state; one came back to correct.',
      ru: 'Инженер. Подайте заявку на закупку или отпуск; её заявки — во всех состояниях, одна вернулась на доработку.',
    },
  },
  boris: {
    name: 'Борис Орлов',
    language: 'ru',
    organisation: works,
    unit: 'it',
    about: {
      en: 'Head of IT, Anna’s manager. Approve, refuse or return what waits in the inbox; some of it is overdue.',
      ru: 'Начальник ИТ, руководитель Анны. Согласуйте, откажите или верните то, что ждёт; часть уже просрочена.',
    },
  },
  vera: {
    name: 'Вера Зимина',
    language: 'ru',
    organisation: works,
    unit: 'finance',
    about: {
      en: 'Budget holder. Decide purchases over 100 000; one purchase waits for money: top the budget line up.',
      ru: 'Распорядитель бюджета. Решайте по закупкам свыше 100 000; одной закупке не хватило денег — пополните статью.',
    },
  },
  gleb: {
    name: 'Глеб Никитин',
    language: 'ru',
    organisation: works,
    unit: 'purchasing',
    about: {
      en: 'Buyer and member of the purchasing committee. Vote on large purchases; look into plan, cards, suppliers.',
      ru: 'Закупщик, член закупочного комитета. Голосуйте по крупным закупкам; план, карточки и поставщики — у него.',
    },
  },
  dina: {
    name: 'Дина Лебедева',
    language: 'ru',
    organisation: works,
    unit: 'office',
    about: {
      en: 'General director, member of the committee. Decides about her department heads’ requests.',
      ru: 'Генеральный директор, член комитета. Решает по заявкам руководителей отделов.',
    },
  },
  ilya: {
    name: 'Илья Громов',
    language: 'ru',
    organisation: works,
    unit: 'it',
    about: {
      en: 'Engineer, Anna’s colleague. His leave overlaps with another one of his: correct the dates.',
      ru: 'Инженер, коллега Анны. Его отпуск пересёкся с другим его же отпуском: исправьте даты.',
    },
  },
  kira: {
    name: 'Кира Белова',
    language: 'ru',
    organisation: works,
    unit: 'office',
    about: {
      en: 'Office manager. Buys for the office; a purchase came back with a question.',
      ru: 'Офис-менеджер. Закупает для офиса; одна закупка вернулась с вопросом.',
    },
  },
  olga: {
    name: 'Ольга Ветрова',
    language: 'ru',
    organisation: works,
    unit: 'hr',
    about: {
      en: 'HR accountant. Issue orders for approved leaves of your company, add leave days, look at absences and balances.',
      ru: 'Кадровый бухгалтер. Оформляйте приказы по согласованным отпускам своей компании, начисляйте дни, смотрите отсутствия и остатки.',
    },
  },
  egor: {
    name: 'Egor Titov',
    language: 'en',
    organisation: delta,
    unit: 'management',
    about: {
      en: 'Director of the second company, member of the committee. Works in English.',
      ru: 'Директор второй компании, член комитета. Работает на английском.',
    },
  },
  pavel: {
    name: 'Павел Дроздов',
    language: 'ru',
    organisation: delta,
    unit: 'warehouse',
    about: {
      en: 'Head of the warehouse of the second company. His people’s requests wait for him.',
      ru: 'Начальник склада второй компании. Его ждут заявки сотрудников.',
    },
  },
  mark: {
    name: 'Mark Evans',
    language: 'en',
    organisation: delta,
    unit: 'warehouse',
    about: {
      en: 'Dispatcher, works in English. A purchase of his was returned; a leave is approved.',
      ru: 'Диспетчер, работает на английском. Его закупку вернули, отпуск согласован.',
    },
  },
  nina: {
    name: 'Нина Ларина',
    language: 'ru',
    organisation: delta,
    unit: 'warehouse',
    about: {
      en: 'Logistics specialist. Asked for more leave than she has left: see what the form says.',
      ru: 'Специалист по логистике. Попросила больше дней отпуска, чем осталось: посмотрите, что скажет форма.',
    },
  },
  helen: {
    name: 'Helen Crane',
    language: 'en',
    organisation: delta,
    unit: 'hr',
    about: {
      en: 'HR accountant of the second company, works in English. Issues the orders of her own company only.',
      ru: 'Кадровый бухгалтер второй компании, работает на английском. Оформляет приказы только своей компании.',
    },
  },
  roman: {
    name: 'Роман Кузнецов',
    language: 'ru',
    organisation: works,
    unit: 'it',
    about: {
      en: 'Administrator. Draws processes in the studio; sees everything: people, roles, applications, incidents.',
      ru: 'Администратор. Рисует процессы в студии; видит всё: людей, роли, приложения, инциденты.',
    },
  },
};

/** The details a person is created with. */
export const personDetails = (
  id: string,
): { readonly name: string; readonly email: string; readonly zone: string } & Pick<DemoPerson, 'language' | 'organisation' | 'unit'> => {
  const { name, language, organisation, unit } = demoPeople[id] ?? demoPeople['anna']!;
  return { name, language, organisation, unit, zone, email: `${id}@${organisation}.example` };
};

/** Groups: name and members. */
export const demoGroups: Readonly<Record<string, { readonly name: Text; readonly members: readonly string[] }>> = {
  committee: { name: { en: 'Purchasing committee', ru: 'Закупочный комитет' }, members: ['dina', 'egor', 'gleb'] },
  staff: { name: { en: 'Everybody', ru: 'Все сотрудники' }, members: Object.keys(demoPeople) },
};

interface DemoPosition {
  readonly name: Text;
  readonly holders: readonly string[];
  readonly reportsTo?: string;
  readonly organisation: string;
}

/** Positions: who is whose manager follows from them. Those above come first. */
export const demoPositions: Readonly<Record<string, DemoPosition>> = {
  'general-director': { name: { en: 'General director', ru: 'Генеральный директор' }, holders: ['dina'], organisation: works },
  'head-of-it': { name: { en: 'Head of IT', ru: 'Начальник ИТ' }, holders: ['boris'], reportsTo: 'general-director', organisation: works },
  engineer: { name: { en: 'Engineer', ru: 'Инженер' }, holders: ['anna', 'ilya'], reportsTo: 'head-of-it', organisation: works },
  administrator: {
    name: { en: 'System administrator', ru: 'Системный администратор' },
    holders: ['roman'],
    reportsTo: 'head-of-it',
    organisation: works,
  },
  'budget-holder': {
    name: { en: 'Finance director, budget holder', ru: 'Финансовый директор, распорядитель бюджета' },
    holders: ['vera'],
    reportsTo: 'general-director',
    organisation: works,
  },
  buyer: { name: { en: 'Buyer', ru: 'Закупщик' }, holders: ['gleb'], reportsTo: 'general-director', organisation: works },
  'office-manager': {
    name: { en: 'Office manager', ru: 'Офис-менеджер' },
    holders: ['kira'],
    reportsTo: 'general-director',
    organisation: works,
  },
  'director-of-delta': { name: { en: 'Director', ru: 'Директор' }, holders: ['egor'], organisation: delta },
  'head-of-warehouse': {
    name: { en: 'Head of the warehouse', ru: 'Начальник склада' },
    holders: ['pavel'],
    reportsTo: 'director-of-delta',
    organisation: delta,
  },
  dispatcher: {
    name: { en: 'Dispatcher', ru: 'Диспетчер' },
    holders: ['mark', 'nina'],
    reportsTo: 'head-of-warehouse',
    organisation: delta,
  },
  // Each organisation's own: orders go by it, and so does what the role lets them read.
  [`hr-accountant-${works}`]: {
    name: { en: 'HR accountant', ru: 'Кадровый бухгалтер' },
    holders: ['olga'],
    reportsTo: 'budget-holder',
    organisation: works,
  },
  [`hr-accountant-${delta}`]: {
    name: { en: 'HR accountant of the second company', ru: 'Кадровый бухгалтер второй компании' },
    holders: ['helen'],
    reportsTo: 'budget-holder',
    organisation: delta,
  },
};

/** What their companies are called. */
export const demoOrganisations: Readonly<Record<string, Text>> = {
  [works]: { en: 'North Works', ru: 'Северный завод' },
  [delta]: { en: 'Delta Logistics', ru: 'Дельта-Логистика' },
};

/** What their departments are called. */
export const demoUnits: Readonly<Record<string, Text>> = {
  finance: { en: 'Finance', ru: 'Финансы' },
  hr: { en: 'Human resources', ru: 'Кадры' },
  it: { en: 'Information technology', ru: 'Информационные технологии' },
  management: { en: 'Management', ru: 'Дирекция' },
  office: { en: 'Office', ru: 'Офис' },
  purchasing: { en: 'Purchasing', ru: 'Закупки' },
  warehouse: { en: 'Warehouse', ru: 'Склад' },
};

/** Who does the leave papers of somebody: the accountant of their organisation. */
export const accountantOf = (person: string): string => (demoPeople[person]?.organisation === delta ? 'helen' : 'olga');

/** Who has which role. */
export const demoRoles: Readonly<Record<string, readonly string[]>> = {
  administrator: ['user:roman'],
  purchaseEmployee: ['group:staff'],
  leaveEmployee: ['group:staff'],
  budgetHolder: ['position:budget-holder'],
  buyer: ['position:buyer'],
  hrAccountant: [`position:hr-accountant-${works}`, `position:hr-accountant-${delta}`],
};

/** Accounts in the order in which they are offered. */
export const demoAccounts: readonly DemoAccount[] = Object.entries(demoPeople).map(([login, { name, about }]) => ({
  login,
  name,
  password: demoPassword,
  about,
}));
