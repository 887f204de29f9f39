import { describeElement } from './catalogue/entry.js';

/** Variables set by expressions. */
export const scriptTask = describeElement('scriptTask', 'activities', [
  {
    rank: 17,
    name: { en: 'Script task', ru: 'Задача-сценарий' },
    also: {
      en: 'calculate, compute, expression, formula, set variables, code, assign',
      ru: 'скрипт, вычислить, расчёт, формула, выражение, присвоить переменные, код',
    },
    about: { en: 'Computes and sets variables.', ru: 'Вычисляет и записывает переменные.' },
    properties: { script: { language: 'jsonata' } },
  },
]);
