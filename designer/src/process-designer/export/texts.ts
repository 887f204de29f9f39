import { mostPixels } from './png.js';
import type { ExportReason } from './failure.js';

/** The words of the menu. */
export interface ExportTexts {
  readonly open: string;
  readonly svg: string;
  readonly png: (scale: number) => string;
  readonly print: string;
  readonly passportPdf: string;
  readonly passportPrint: string;
  readonly busy: string;
  readonly close: string;
  readonly reasons: Readonly<Record<ExportReason, string>>;
}

const millions = Math.floor(mostPixels / 1_000_000);

const english: ExportTexts = {
  open: 'Export',
  svg: 'Picture for Word and Visio (SVG)',
  png: (scale) => (scale === 1 ? 'Picture (PNG)' : `Picture (PNG), ${scale} times as fine`),
  print: 'Print the diagram',
  passportPdf: 'Process passport (PDF)',
  passportPrint: 'Print the process passport',
  busy: 'Being made…',
  close: 'Close',
  reasons: {
    tooLarge: `The diagram is too large for a picture of this size: at most ${millions} million pixels. Take a smaller one, or SVG, which has no limit.`,
    notDrawn: 'The browser could not draw the picture. Take SVG instead.',
    notWritten: 'The file could not be made. Check the connection and try again.',
  },
};

const russian: ExportTexts = {
  open: 'Экспорт',
  svg: 'Рисунок для Word и Visio (SVG)',
  png: (scale) => (scale === 1 ? 'Рисунок (PNG)' : `Рисунок (PNG), крупнее в ${scale} раза`),
  print: 'Напечатать схему',
  passportPdf: 'Регламент процесса (PDF)',
  passportPrint: 'Напечатать регламент',
  busy: 'Готовится…',
  close: 'Закрыть',
  reasons: {
    tooLarge: `Схема слишком велика для рисунка такого размера: не больше ${millions} млн точек. Выберите размер поменьше или SVG, у которого нет предела.`,
    notDrawn: 'Браузер не смог нарисовать схему. Сохраните её в SVG.',
    notWritten: 'Файл не получился. Проверьте соединение и попробуйте ещё раз.',
  },
};

/** The menu's words, in English or Russian. */
export function exportTexts(language: 'en' | 'ru'): ExportTexts {
  return language === 'ru' ? russian : english;
}
