import type { StepState } from '../drawing/index.js';

/** The words of the viewer. */
export interface ViewerTexts {
  /** What screen readers call the drawing. */
  readonly diagram: string;
  /** How the drawing is used with keys; read with it. */
  readonly keys: string;
  /** Label of the choice between drawing and list, and its two answers. */
  readonly show: string;
  readonly asDiagram: string;
  readonly asList: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  /** Label of the way from the process down to the subprocess that is shown. */
  readonly path: string;
  readonly steps: string;
  readonly states: Readonly<Record<StepState, string>>;
  readonly notReached: string;
  /** How often a step was done, where that is more than once. */
  readonly times: (count: number) => string;
  /** Said of a subprocess whose content is shown apart. */
  readonly opens: string;
  /** A step without a name, by its type. */
  readonly nameless: string;
  /** There is nothing to draw. */
  readonly empty: string;
}

const english: ViewerTexts = {
  diagram: 'Diagram of the process',
  keys: 'Arrow keys follow the flows, Enter selects, plus and minus zoom.',
  show: 'Show as',
  asDiagram: 'Diagram',
  asList: 'List',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all',
  path: 'Part of the process',
  steps: 'Steps',
  states: { done: 'done', present: 'under way', incident: 'stopped by an error', cancelled: 'cancelled' },
  notReached: 'not reached',
  times: (count) => `${count} times`,
  opens: 'opens its steps',
  nameless: 'Step without a name',
  empty: 'The process has no steps yet.',
};

const many = new Intl.PluralRules('ru');
const timesInRussian: Readonly<Record<string, string>> = { one: 'раз', few: 'раза', many: 'раз', other: 'раза' };

const russian: ViewerTexts = {
  diagram: 'Схема процесса',
  keys: 'Стрелки ведут по переходам, Enter выбирает, плюс и минус меняют масштаб.',
  show: 'Показать как',
  asDiagram: 'Схема',
  asList: 'Список',
  zoomIn: 'Крупнее',
  zoomOut: 'Мельче',
  fit: 'Показать всё',
  path: 'Часть процесса',
  steps: 'Шаги',
  states: { done: 'пройден', present: 'сейчас здесь', incident: 'остановлен ошибкой', cancelled: 'отменён' },
  notReached: 'не пройден',
  times: (count) => `${count} ${timesInRussian[many.select(count)] ?? 'раз'}`,
  opens: 'откроет свои шаги',
  nameless: 'Шаг без названия',
  empty: 'В процессе пока нет шагов.',
};

/** The viewer's own words, in English or Russian. */
export function viewerTexts(language: string): ViewerTexts {
  return language === 'ru' ? russian : english;
}
