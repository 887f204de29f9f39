import type { Words } from '../../api/problem.js';
import type { WorkItemCard } from '../../api/shapes.js';

/** What a person knows a work item by: the request's number and title, else the process. */
export function taskLabel(
  { number, title, process }: Pick<WorkItemCard, 'number' | 'title' | 'process'>,
  words: (words: Words) => string,
): string {
  const label = [number, title].filter((part) => part !== undefined && part !== '').join(' · ');
  return label === '' ? words(process.name) : label;
}
