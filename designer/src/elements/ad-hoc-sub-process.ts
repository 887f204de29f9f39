import { describeElement } from './catalogue/entry.js';

/** Activities in any order. */
export const adHocSubProcess = describeElement('adHocSubProcess', 'subprocesses', [
  {
    rank: 43,
    name: { en: 'Ad-hoc subprocess', ru: 'Подпроцесс ad hoc' },
    also: {
      en: 'any order, optional, case, checklist, free choice, flexible',
      ru: 'ситуативный подпроцесс, адхок, в любом порядке, по выбору, чек-лист, кейс, свободный',
    },
    about: {
      en: 'Activities that people choose, in any order, each as often as needed.',
      ru: 'Действия, которые люди выбирают в любом порядке и сколько нужно раз.',
    },
    expanded: true,
  },
]);
