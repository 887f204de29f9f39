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
  let next = readers;
  for (const key of keys) if (!next.includes(key)) next = [...next, key];
  // The program itself reads nothing.
  if (holder !== undefined && holder !== 'system' && !next.includes(`user:${holder}`)) next = [...next, `user:${holder}`];
  return next.length > mostReaders && next !== readers ? next.slice(0, mostReaders) : next;
}
