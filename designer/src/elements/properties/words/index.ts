import type { PropertyWords, WordTable } from '../field.js';
import { activityWords } from './activities.js';
import { callWords } from './calls.js';
import { drawnWords } from './drawn.js';
import { eventWords } from './events.js';
import { generalWords } from './general.js';
import { peopleWords } from './people.js';
import { processWords } from './process.js';

const tables: WordTable = {
  ...generalWords,
  ...activityWords,
  ...peopleWords,
  ...eventWords,
  ...callWords,
  ...drawnWords,
  ...processWords,
};

/** The words of a property: its own, those that all elements share, or those that everything shares. */
export function wordsOf(owner: string, property: string): PropertyWords | undefined {
  const shared = owner.endsWith('Element') ? tables[`Element.${property}`] : undefined;
  return tables[`${owner}.${property}`] ?? shared ?? tables[`*.${property}`];
}

/** Every key that words are written for. */
export const wordKeys: readonly string[] = Object.keys(tables);
