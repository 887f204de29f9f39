import type { Chance } from './chance.js';

type Language = 'en' | 'ru';
type Lines = Readonly<Record<Language, readonly string[]>>;

/** What may be bought: words in both languages, supplier, price in roubles, and how many. */
export interface Ware {
  readonly en: readonly [subject: string, item: string];
  readonly ru: readonly [subject: string, item: string];
  readonly supplier: string;
  readonly price: number;
  readonly quantity: readonly [least: number, most: number];
}

const ware = (en: Ware['en'], ru: Ware['ru'], supplier: string, price: number, least: number, most: number): Ware => ({
  en,
  ru,
  supplier,
  price,
  quantity: [least, most],
});

/** Wares by budget line. */
export const wares: Readonly<Record<string, readonly Ware[]>> = {
  it: [
    ware(['Keyboards for the support desk', 'Keyboard'], ['Клавиатуры для поддержки', 'Клавиатура'], 'north-computers', 3490, 2, 8),
    ware(['Monitors for developers', 'Monitor, 27 inch'], ['Мониторы разработчикам', 'Монитор 27″'], 'north-computers', 24_900, 1, 3),
    ware(['Headsets for calls', 'Headset'], ['Гарнитуры для звонков', 'Гарнитура'], 'north-computers', 5200, 2, 10),
    ware(['A network switch', 'Switch, 24 ports'], ['Сетевой коммутатор', 'Коммутатор, 24 порта'], 'north-computers', 46_500, 1, 2),
    ware(['Backup disks', 'Disk, 8 TB'], ['Диски для резервных копий', 'Диск 8 ТБ'], 'north-computers', 19_800, 2, 4),
    ware(
      ['Licences of the design tool', 'Licence for a year'],
      ['Лицензии на редактор макетов', 'Лицензия на год'],
      'soft-line',
      14_300,
      2,
      6,
    ),
    ware(['Laptops for newcomers', 'Laptop'], ['Ноутбуки новым сотрудникам', 'Ноутбук'], 'north-computers', 89_900, 2, 4),
    ware(['Test phones', 'Phone'], ['Телефоны для тестирования', 'Телефон'], 'north-computers', 31_000, 1, 3),
  ],
  office: [
    ware(['Paper for the office', 'Paper, A4'], ['Бумага для офиса', 'Бумага А4, пачка'], 'paper-house', 349.9, 40, 120),
    ware(['Desk lamps', 'Lamp'], ['Настольные лампы', 'Лампа'], 'bright-light', 2150, 3, 8),
    ware(['Chairs for the meeting room', 'Chair'], ['Стулья в переговорную', 'Стул'], 'comfort', 5900, 4, 6),
    ware(['Coffee and tea', 'Coffee, 1 kg'], ['Кофе и чай', 'Кофе, 1 кг'], 'paper-house', 1690, 6, 12),
    ware(['Cartridges for printers', 'Cartridge'], ['Картриджи для принтеров', 'Картридж'], 'paper-house', 4100, 2, 6),
    ware(['A cabinet for the archive', 'Cabinet'], ['Шкаф для архива', 'Шкаф'], 'comfort', 27_400, 1, 1),
  ],
  warehouse: [
    ware(['Gloves and vests', 'Set'], ['Перчатки и жилеты', 'Комплект'], 'safe-work', 1290, 10, 40),
    ware(['Label printers', 'Label printer'], ['Принтеры этикеток', 'Принтер этикеток'], 'north-computers', 28_700, 1, 2),
    ware(['Pallet trucks', 'Pallet truck'], ['Гидравлические тележки', 'Тележка'], 'safe-work', 36_200, 1, 2),
    ware(['Scanners for the loading bay', 'Scanner'], ['Сканеры для погрузки', 'Сканер'], 'north-computers', 17_500, 2, 5),
    ware(['Racks for the second hall', 'Rack'], ['Стеллажи во второй зал', 'Стеллаж'], 'safe-work', 58_000, 3, 7),
    ware(['Lights above the gates', 'Floodlight'], ['Прожекторы над воротами', 'Прожектор'], 'bright-light', 7600, 2, 6),
  ],
};

const lines = {
  refused: {
    en: [
      'There is one in the store room already',
      'Not this quarter: the line is for replacements only',
      'Too expensive, please find another offer',
    ],
    ru: [
      'Такое уже есть на складе, возьмите у завхоза',
      'Не в этом квартале: статья только на замену',
      'Слишком дорого, поищите другое предложение',
    ],
  },
  returned: {
    en: [
      'Please take fewer: half is enough for now',
      'Who will use it? Add it to the name',
      'Wrong supplier: we have a contract with another one',
    ],
    ru: ['Возьмите меньше: пока хватит половины', 'Для кого это? Допишите в названии', 'Не тот поставщик: у нас договор с другим'],
  },
  approved: {
    en: ['Fine', 'Agreed, but keep an eye on the delivery', 'As we said on Monday'],
    ru: ['Согласовано', 'Хорошо, проследите за сроком поставки', 'Как договаривались в понедельник'],
  },
  withdrawn: {
    en: ['Found one in the other office', 'Not needed any more, the project moved'],
    ru: ['Нашли в соседнем офисе', 'Больше не нужно: проект перенесли'],
  },
  leaveRefused: {
    en: ['We load the big order that week', 'Two of us are away then already'],
    ru: ['На этой неделе сдаём релиз', 'В эти дни уже двое в отпуске'],
  },
  leaveReturned: { en: ['Please a few days later'], ru: ['Сдвиньте, пожалуйста, на несколько дней позже'] },
  leaveComment: {
    en: ['To the sea with the children', 'Visiting my parents', 'Tickets are not bought yet'],
    ru: ['К морю с детьми', 'Еду к родителям', 'Билеты ещё не куплены'],
  },
  leaveUnpaid: { en: ['Moving house', 'A wedding in the family'], ru: ['Переезд', 'Свадьба в семье'] },
  leaveWithdrawn: { en: ['Plans have changed'], ru: ['Планы изменились'] },
} as const satisfies Readonly<Record<string, Lines>>;

/** One of the things people say on an occasion, in their language. */
export function say(chance: Chance, occasion: keyof typeof lines, language: Language): string {
  const said: Lines = lines[occasion];
  return chance.of(said[language]);
}
