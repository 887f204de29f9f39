import type { Words } from '../../document/refusals.js';

/** Why choreographies and conversations are not deployed. */
export const onlyPartners: Words = {
  en: 'It shows what partners exchange and has no steps that an engine could run. It is drawn and kept; draw a process to run it.',
  ru: 'Показывает обмен между участниками: шагов, которые мог бы исполнить движок, здесь нет. Рисуется и сохраняется; для исполнения нарисуйте процесс.',
};
