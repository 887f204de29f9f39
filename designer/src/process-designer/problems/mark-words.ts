import type { Mark } from './problem-store.js';
import { problemTexts } from './problem-texts.js';

/** More than these stand in the list only. */
const most = 3;

/** What a mark says: what is wrong, in words; of many problems the first ones. */
export function markWords({ problems }: Mark, language: 'en' | 'ru'): string {
  const texts = problemTexts(language);
  const told = problems.slice(0, most).map(({ severity, words }) => `${texts[severity]}. ${words[language]}`);
  return [...told, ...(problems.length > most ? ['…'] : [])].join('\n');
}
