import { EVERYONE } from './collections.js';

/** How many keys are kept: enough for any route; an instance with more is one for a role to look after. */
const mostReaders = 500;

/**
 * Who may have seen an instance, with whom a work item came to: those it is offered to, or everybody where nobody is named, and who holds it. The same list where
 * nobody is new.
 */
export function withReaders(
  readers: readonly string[],
  offeredTo: readonly string[] | undefined,
  holder: string | undefined,
): readonly string[] {
  const keys = offeredTo ?? (holder === undefined ? [EVERYONE] : []);
  // The program itself reads nothing.
  const all = holder === undefined || holder === 'system' ? keys : [...keys, `user:${holder}`];
  let next = readers;
  for (const key of all) {
    if (next.length >= mostReaders) break;
    if (!next.includes(key)) next = [...next, key];
  }
  return next;
}
