import type { JsonObject } from '@millrace/schemas';
import type { Chance } from './chance.js';
import { demoPeople } from './people.js';
import type { Move, Story } from './story.js';
import { say, wares, type Ware } from './words.js';
import { afterWork, beforeWork } from './working-time.js';

/** Who decides about whose requests, as the positions say. */
export const managerOf: Readonly<Record<string, string>> = {
  anna: 'boris',
  ilya: 'boris',
  roman: 'boris',
  boris: 'dina',
  vera: 'dina',
  gleb: 'dina',
  kira: 'dina',
  olga: 'vera',
  helen: 'vera',
  pavel: 'egor',
  mark: 'pavel',
  nina: 'pavel',
};

const lineOf: Readonly<Record<string, string>> = {
  anna: 'it',
  ilya: 'it',
  roman: 'it',
  boris: 'it',
  kira: 'office',
  pavel: 'warehouse',
  mark: 'warehouse',
  nina: 'warehouse',
};
/** Those who ask for purchases, as often as they do. */
const buyers = ['anna', 'anna', 'anna', 'ilya', 'ilya', 'kira', 'kira', 'kira', 'mark', 'mark', 'nina', 'nina', 'pavel', 'roman', 'boris'];

const tongue = (person: string): 'en' | 'ru' => demoPeople[person]?.language ?? 'ru';

interface Bought {
  readonly subject: string;
  readonly item: string;
  readonly supplier: string;
  readonly line: string;
  readonly quantity: number;
  readonly price: number;
}

const formOf = ({ subject, item, supplier, line, quantity, price }: Bought): JsonObject => ({
  subject,
  supplier: { register: 'suppliers', id: supplier },
  budgetLine: { register: 'budgetLines', id: line },
  lines: [{ _id: 'r1', item, quantity, price }],
});

function request(at: number, by: string, bought: Bought, more: Partial<Story> = {}): Story {
  return { at, by, process: 'purchase', service: 'purchase', data: formOf(bought), ...more };
}

function boughtOf(by: string, ware: Ware, quantity: number): Bought {
  const [subject, item] = ware[tongue(by)];
  return { subject, item, supplier: ware.supplier, line: lineOf[by] ?? 'it', quantity, price: ware.price };
}

/** Everyday purchases between two moments: approved, refused, returned, withdrawn, slow, as life is. */
export function everydayPurchases(chance: Chance, begin: number, end: number, count: number): readonly Story[] {
  const weeks = Math.max(1, end - begin);
  return Array.from({ length: count }, (_, index) => {
    const by = chance.of(buyers);
    const ware = chance.of(wares[lineOf[by] ?? 'it']!);
    const bought = boughtOf(by, ware, chance.between(...ware.quantity));
    const at = afterWork(begin + ((index + chance.next()) / count) * weeks, chance.next());
    return request(at, by, bought, fate(chance, by, bought));
  });
}

function fate(chance: Chance, by: string, bought: Bought): Pick<Story, 'moves' | 'withdrawn'> {
  const total = bought.quantity * bought.price;
  const manager = managerOf[by] ?? 'dina';
  const language = tongue(manager);
  const roll = chance.next();
  const slow = chance.happens(0.15) ? 10 : 0;
  const hours = slow + 0.3 + chance.next() * 5;
  const comment = chance.happens(0.3) ? { comment: say(chance, 'approved', language) } : {};
  const yes: Move = { by: manager, hours, outcome: 'approved', ...comment };
  const holder: Move = { by: 'vera', hours: 0.5 + chance.next() * 7, outcome: 'approved' };
  const rest: Story['moves'] = total > 100_000 ? { budgetHolder: [[holder], [holder]] } : {};
  if (roll < 0.06) return { withdrawn: { hours: hours / 2, reason: say(chance, 'withdrawn', tongue(by)) } };
  if (roll < 0.18) return { moves: { manager: [[{ ...yes, outcome: 'refused', reason: say(chance, 'refused', language) }]] } };
  if (roll < 0.32) {
    const half = { ...bought, quantity: Math.max(1, Math.floor(bought.quantity / 2)) };
    const corrected: Move = { by, hours: 0.5 + chance.next() * 4, data: formOf(half) };
    const back: Move = { ...yes, outcome: 'returned', reason: say(chance, 'returned', language) };
    return { moves: { manager: [[back], [yes]], rework: [[corrected]], ...rest } };
  }
  if (total > 100_000 && roll < 0.37)
    return { moves: { manager: [[yes]], budgetHolder: [[{ ...holder, outcome: 'refused', reason: say(chance, 'refused', 'ru') }]] } };
  return { moves: { manager: [[yes]], ...rest } };
}

/** The purchases that stand somewhere now, so that each account has something to do; and some large ones of the weeks before. */
export function standingPurchases(now: number): readonly Story[] {
  const ago = (hours: number): number => beforeWork(now, hours);
  const yes = (by: string, hours = 0.5): Move => ({ by, hours, outcome: 'approved' });
  const buy = (subject: string, item: string, supplier: string, line: string, quantity: number, price: number): Bought => ({
    subject,
    item,
    supplier,
    line,
    quantity,
    price,
  });
  const servers = buy('Серверы для нового зала', 'Сервер', 'north-computers', 'it', 3, 640_000);
  const no = (by: string, hours: number, reason: string): Move => ({ by, hours, outcome: 'refused', reason });
  return [
    request(ago(150), 'anna', servers, { moves: { committee: [[yes('dina', 3), no('egor', 5, 'Two would do'), yes('gleb', 9)]] } }),
    request(ago(95), 'pavel', buy('Погрузчик', 'Погрузчик, 2 т', 'safe-work', 'warehouse', 1, 1_750_000), {
      moves: { committee: [[no('dina', 4, 'Сначала ремонт старого'), no('gleb', 6, 'Есть предложение аренды')]] },
    }),
    // Anna: one of each kind, and one that came back.
    request(ago(60), 'anna', buy('Кофемашина в зону отдыха', 'Кофемашина', 'comfort', 'office', 1, 95_000), {
      moves: { manager: [[no('boris', 2, 'Одна уже есть на третьем этаже')]] },
    }),
    request(ago(30), 'anna', buy('Веб-камеры', 'Веб-камера', 'north-computers', 'it', 4, 6900), {
      withdrawn: { hours: 2, reason: 'Нашли в соседнем офисе' },
    }),
    request(ago(9), 'anna', buy('Мониторы для тестировщиков', 'Монитор 24″', 'north-computers', 'it', 4, 24_500), {
      moves: { manager: [[{ by: 'boris', hours: 2, outcome: 'returned', reason: 'Хватит трёх: один есть в запасе' }]] },
    }),
    request(ago(3), 'anna', buy('Механические клавиатуры', 'Клавиатура', 'north-computers', 'it', 6, 8900)),
    request(ago(7), 'anna', buy('Рабочие станции для расчётов', 'Рабочая станция', 'north-computers', 'it', 2, 185_000), {
      moves: { manager: [[yes('boris', 1)]] },
    }),
    request(ago(14), 'anna', buy('Система хранения данных', 'Полка с дисками', 'north-computers', 'it', 2, 790_000), {
      moves: { committee: [[yes('gleb', 2)]] },
    }),
    // Boris: one that should have been decided long ago.
    request(ago(34), 'ilya', buy('Осциллограф для лаборатории', 'Осциллограф', 'north-computers', 'it', 1, 84_000), {
      reminded: { hours: 25 },
    }),
    request(ago(2), 'ilya', buy('Кабели и переходники', 'Комплект', 'north-computers', 'it', 12, 1450)),
    request(ago(11), 'roman', buy('Источники бесперебойного питания', 'ИБП', 'north-computers', 'it', 4, 22_800), {
      moves: { manager: [[{ by: 'boris', hours: 3, outcome: 'returned', reason: 'Укажите, для каких стоек' }]] },
    }),
    // Vera: a decision, and a purchase that lacks money.
    request(ago(6), 'nina', buy('Терминалы сбора данных', 'Терминал', 'north-computers', 'warehouse', 6, 41_000), {
      moves: { manager: [[yes('pavel', 1)]] },
    }),
    request(ago(12), 'kira', buy('Мебель в новый офис', 'Рабочее место', 'comfort', 'office', 22, 40_000), {
      moves: { manager: [[yes('dina', 2)]], budgetHolder: [[yes('vera', 2)]] },
    }),
    // The second company.
    request(ago(10), 'pavel', buy('Конвейерная линия', 'Секция конвейера', 'safe-work', 'warehouse', 6, 310_000)),
    request(ago(4), 'pavel', buy('Прожекторы над воротами', 'Прожектор', 'bright-light', 'warehouse', 4, 7600)),
    request(ago(2.5), 'mark', buy('Scanners for the night shift', 'Scanner', 'north-computers', 'warehouse', 3, 17_500)),
    request(ago(13), 'mark', buy('Radios for the yard', 'Radio', 'safe-work', 'warehouse', 8, 9800), {
      moves: { manager: [[{ by: 'pavel', hours: 2, outcome: 'returned', reason: 'Пожалуйста, возьмите шесть (six, please)' }]] },
    }),
    // The office.
    request(ago(8), 'kira', buy('Кондиционер в переговорную', 'Кондиционер', 'comfort', 'office', 1, 62_000), {
      moves: { manager: [[{ by: 'dina', hours: 2, outcome: 'returned', reason: 'Сколько стоит установка?' }]] },
    }),
    request(ago(2), 'kira', buy('Бумага и канцелярия', 'Набор', 'paper-house', 'office', 10, 2900)),
    request(ago(5), 'gleb', buy('Доступ к площадке тендеров', 'Подписка на год', 'soft-line', 'office', 1, 48_000), {
      moves: { manager: [[{ by: 'dina', hours: 1, outcome: 'returned', reason: 'Приложите сравнение площадок' }]] },
    }),
  ];
}
