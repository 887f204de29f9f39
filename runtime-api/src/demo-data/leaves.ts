import type { JsonObject } from '@millrace/schemas';
import type { Chance } from './chance.js';
import { accountantOf, demoPeople } from './people.js';
import { managerOf } from './purchases.js';
import type { Move, Story } from './story.js';
import { say } from './words.js';
import { afterWork, beforeWork, dayAfter } from './working-time.js';

const day = 86_400_000;
const tongue = (person: string): 'en' | 'ru' => demoPeople[person]?.language ?? 'ru';

interface Asked {
  readonly kind: 'annual' | 'unpaid' | 'study';
  readonly from: string;
  readonly to: string;
  readonly substitute?: string;
  readonly comment?: string;
}

const request = (at: number, by: string, asked: Asked, more: Partial<Story> = {}): Story => ({
  at,
  by,
  process: 'leave',
  service: 'leave',
  data: asked as unknown as JsonObject,
  ...more,
});

/** Numbers of orders, one after the other. */
export class Orders {
  private last = 100;
  constructor(private readonly chance: Chance) {}

  /** The accountant of their own organisation issues the order of somebody’s leave some hours after the approval. */
  move(of: string): Move {
    return {
      by: accountantOf(of),
      hours: 1 + this.chance.next() * 8,
      data: (now) => ({ orderNumber: `${++this.last}-К`, orderDate: dayAfter(now, 0) }),
    };
  }
}

/**
 * Leaves that people asked for between two moments. Nobody asks for the same day twice; each year's part of 14 days comes first, and the balance of 28 days
 * suffices.
 */
export function everydayLeaves(chance: Chance, orders: Orders, begin: number, end: number): readonly Story[] {
  const lengths = [14, 5, 2];
  const people = Object.keys(managerOf);
  return people.flatMap((by, index) => {
    let free = 0;
    return lengths.flatMap((length, part): readonly Story[] => {
      // Ilya and Nina have their own stories.
      if ((by === 'nina' && part > 0) || (by === 'ilya' && part === 2)) return [];
      const share = (part + (index + chance.next()) / people.length) / lengths.length;
      const at = afterWork(begin + share * (end - begin), chance.next() * 3);
      free = Math.max(free, at + (7 + chance.between(0, 12)) * day);
      const first = free;
      free += (length + 3) * day;
      const asked: Asked = {
        kind: part === 2 && chance.happens(0.4) ? 'unpaid' : 'annual',
        from: dayAfter(first, 0),
        to: dayAfter(first, length - 1),
      };
      return [request(at, by, said(chance, by, asked), fate(chance, orders, by, asked))];
    });
  });
}

function said(chance: Chance, by: string, asked: Asked): Asked {
  const language = tongue(by);
  if (asked.kind === 'unpaid') return { ...asked, comment: say(chance, 'leaveUnpaid', language) };
  const others = Object.keys(managerOf).filter((other) => managerOf[other] === managerOf[by] && other !== by);
  return {
    ...asked,
    ...(others.length > 0 && chance.happens(0.5) ? { substitute: chance.of(others) } : {}),
    ...(chance.happens(0.4) ? { comment: say(chance, 'leaveComment', language) } : {}),
  };
}

function fate(chance: Chance, orders: Orders, by: string, asked: Asked): Pick<Story, 'moves' | 'withdrawn'> {
  const manager = managerOf[by] ?? 'dina';
  const language = tongue(manager);
  const hours = 0.5 + chance.next() * 9;
  const yes: Move = { by: manager, hours, outcome: 'approved' };
  const roll = chance.next();
  const order = [[orders.move(by)]];
  if (roll < 0.07) return { withdrawn: { hours: hours / 2, reason: say(chance, 'leaveWithdrawn', tongue(by)) } };
  if (roll < 0.17) return { moves: { manager: [[{ ...yes, outcome: 'refused', reason: say(chance, 'leaveRefused', language) }]] } };
  if (roll < 0.27) {
    const back: Move = { ...yes, outcome: 'returned', reason: say(chance, 'leaveReturned', language) };
    const later = shifted(asked, 2);
    const data = {
      ...later,
      ...(asked.kind === 'unpaid' ? { comment: say(chance, 'leaveUnpaid', tongue(by)) } : {}),
    } as unknown as JsonObject;
    return { moves: { manager: [[back], [yes]], correct: [[{ by, hours: 1 + chance.next() * 3, data }]], order } };
  }
  return { moves: { manager: [[yes]], order } };
}

const shifted = (asked: Asked, days: number): Asked => {
  const move = (text: string): string => new Date(Date.parse(text) + days * day).toISOString().slice(0, 10);
  return { ...asked, from: move(asked.from), to: move(asked.to) };
};

/** The leaves that stand somewhere now. They lie far ahead, where nobody of the everyday has asked. */
export function standingLeaves(now: number, orders: Orders): readonly Story[] {
  const ago = (hours: number): number => beforeWork(now, hours);
  const yes = (by: string, hours = 0.5): Move => ({ by, hours, outcome: 'approved' });
  const span = (kind: Asked['kind'], from: number, days: number, more: Partial<Asked> = {}): Asked => ({
    kind,
    from: dayAfter(now, from),
    to: dayAfter(now, from + days - 1),
    ...more,
  });
  return [
    request(ago(4), 'anna', span('annual', 70, 5, { substitute: 'ilya', comment: 'Каникулы у детей' })),
    request(ago(21), 'anna', span('study', 90, 10, { comment: 'Сессия, справка-вызов приложу' }), {
      moves: { manager: [[yes('boris', 3)]], order: [[orders.move('anna')]] },
    }),
    request(ago(6), 'roman', span('annual', 75, 2), {
      moves: { manager: [[yes('boris', 1)]], order: [[{ by: 'olga', hours: 1, only: 'claim' }]] },
    }),
    request(ago(30), 'ilya', span('annual', 80, 5, { substitute: 'anna' }), {
      moves: { manager: [[yes('boris', 3)]], order: [[orders.move('ilya')]] },
    }),
    // The same days again: he has to correct them.
    request(ago(5), 'ilya', span('unpaid', 83, 3, { comment: 'Свадьба сестры' })),
    request(ago(7), 'nina', span('annual', 70, 21, { comment: 'Большое путешествие' })),
    request(ago(20), 'mark', span('annual', 85, 4, { substitute: 'nina', comment: 'Visiting my parents' }), {
      moves: {
        manager: [[yes('pavel', 2)]],
        order: [[{ by: 'helen', hours: 3, data: (at) => ({ orderNumber: '98-К', orderDate: dayAfter(at, 0) }) }]],
      },
    }),
    request(ago(3), 'mark', span('unpaid', 60, 1, { comment: 'Moving house' })),
    request(ago(9), 'kira', span('annual', 72, 3), { moves: { manager: [[yes('dina', 2)]] } }),
    request(ago(22), 'pavel', span('annual', 66, 2), { moves: { manager: [[yes('egor', 2)]] } }),
    request(ago(8), 'pavel', span('annual', 78, 3, { comment: 'Рыбалка' })),
    request(ago(26), 'olga', span('annual', 66, 3, { substitute: 'helen' })),
    request(ago(12), 'boris', span('annual', 95, 3, { comment: 'К морю' }), { moves: { manager: [[yes('dina', 4)]] } }),
  ];
}
