import type { EntryDraft } from './entry.js';

const many = { type: 'multiInstanceLoopCharacteristics' } as const;

/** What an activity is called that is done several times, made from the plain one's words. */
export function repeated(plain: EntryDraft, rank: number): readonly EntryDraft[] {
  const { name, also, variant, properties } = plain;
  const named = (en: string, ru: string): EntryDraft['name'] => ({ en: `${name.en}, ${en}`, ru: `${name.ru}, ${ru}` });
  const more = (en: string, ru: string): EntryDraft['also'] => ({ en: `${also.en}, ${en}`, ru: `${also.ru}, ${ru}` });
  const id = (suffix: string): string => (variant === undefined ? suffix : `${variant}.${suffix}`);
  return [
    {
      ...plain,
      rank,
      variant: id('forEach'),
      name: named('for each in parallel', 'для каждого параллельно'),
      also: more('multi-instance, parallel instances, for all, list', 'мультиэкземпляр, несколько экземпляров, для всех, список'),
      about: { en: 'Done for each entry of a list, all at once.', ru: 'Выполняется для каждой строки списка, все сразу.' },
      properties: { ...properties, loopCharacteristics: many },
    },
    {
      ...plain,
      rank: rank + 1,
      variant: id('forEachInTurn'),
      name: named('for each in turn', 'для каждого по очереди'),
      also: more('multi-instance, sequential, one after another, list', 'мультиэкземпляр, последовательно, друг за другом, список'),
      about: { en: 'Done for each entry of a list, one after another.', ru: 'Выполняется для каждой строки списка, друг за другом.' },
      properties: { ...properties, loopCharacteristics: { ...many, sequential: true } },
    },
    {
      ...plain,
      rank: rank + 2,
      variant: id('again'),
      name: named('again and again', 'в цикле'),
      also: more('loop, repeat, while, until', 'повторять, цикл, пока'),
      about: { en: 'Done again while a condition holds.', ru: 'Выполняется снова, пока верно условие.' },
      properties: { ...properties, loopCharacteristics: { type: 'standardLoopCharacteristics' } },
    },
  ];
}

/** A plain entry with those that do it several times. */
export function withRepeated(plain: EntryDraft, rank: number): readonly EntryDraft[] {
  return [plain, ...repeated(plain, rank)];
}
