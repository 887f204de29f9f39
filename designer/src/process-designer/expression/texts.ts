import type { Words } from '../../document/index.js';

/** The words around the expression editor. */
const words = {
  tryIt: { en: 'Try it on data', ru: 'Проверить на данных' },
  result: { en: 'Result:', ru: 'Результат:' },
  nothing: { en: 'nothing', ru: 'ничего' },
  tooLong: { en: 'It took longer than a second and was stopped.', ru: 'Вычисление заняло больше секунды и было остановлено.' },
  sample: { en: 'Sample data', ru: 'Данные для проверки' },
  sampleHelp: { en: 'JSON, kept in this browser alone.', ru: 'JSON; хранится только в этом браузере.' },
  instance: { en: 'Take from a past instance…', ru: 'Взять из прошлого экземпляра…' },
  noInstances: { en: 'Past instances cannot be read now.', ru: 'Прошлые экземпляры сейчас не прочитать.' },
  empty: { en: 'Expression', ru: 'Выражение' },
} as const satisfies Record<string, Words>;

/** A word around the expression editor. */
export function sayTry(word: keyof typeof words, language: 'en' | 'ru'): string {
  return words[word][language];
}
