import { describe, expect, it } from 'vitest';
import type { ServiceCard } from '../../api/shapes.js';
import { byCategory, matching } from './found-services.js';

const service = (id: string, en: string, ru: string, category?: string): ServiceCard => ({
  id,
  name: { en, ru },
  application: { id: 'a', name: 'A' },
  availability: 'available',
  ...(category === undefined ? {} : { category }),
});
const services = [
  service('buy', 'Purchase request', 'Заявка на закупку', 'Money'),
  service('leave', 'Leave', 'Отпуск за свой счёт'),
  service('car', 'Car', 'Автомобиль', 'Travel'),
];

describe('searching services', () => {
  it('finds by the beginnings of words in either language', () => {
    expect(matching(services, 'purch req').map(({ id }) => id)).toEqual(['buy']);
    expect(matching(services, 'заКуп').map(({ id }) => id)).toEqual(['buy']);
    expect(matching(services, 'urchase')).toEqual([]);
  });

  it('takes ё and е for one', () => {
    expect(matching(services, 'счет').map(({ id }) => id)).toEqual(['leave']);
  });

  it('groups by category, and puts what has none last', () => {
    const groups = byCategory(services, (words) => (typeof words === 'string' ? words : (words.en ?? '')), 'en', 'Other');
    expect(groups.map(({ category }) => category)).toEqual(['Money', 'Travel', 'Other']);
  });
});
