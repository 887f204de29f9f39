import { describe, expect, it } from 'vitest';
import type { Words } from '../../api/problem.js';
import type { ServiceCard } from '../../api/shapes.js';
import { byApplication, matching } from './found-services.js';

const service = (id: string, en: string, ru: string, application = { id: 'people', name: { en: 'People', ru: 'Люди' } }): ServiceCard => ({
  id,
  name: { en, ru },
  application,
  availability: 'available',
});
const services = [
  service('buy', 'Purchase request', 'Заявка на закупку', { id: 'money', name: { en: 'Spending', ru: 'Деньги' } }),
  service('leave', 'Leave', 'Отпуск за свой счёт'),
  service('car', 'Car', 'Автомобиль'),
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

  it('finds by the name of the application', () => {
    expect(matching(services, 'люди').map(({ id }) => id)).toEqual(['leave', 'car']);
  });

  it.each([
    ['en', ['People: Car, Leave', 'Spending: Purchase request']],
    ['ru', ['Деньги: Заявка на закупку', 'Люди: Автомобиль, Отпуск за свой счёт']],
  ] as const)('groups by application, all by name in %s', (language, expected) => {
    const words = (text: Words): string => (typeof text === 'string' ? text : (text[language] ?? ''));
    const groups = byApplication(services, words, language);
    expect(groups.map(({ name, services: inside }) => `${words(name)}: ${inside.map((one) => words(one.name)).join(', ')}`)).toEqual(
      expected,
    );
  });
});
