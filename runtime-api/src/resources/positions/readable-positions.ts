import type { Filter, Restriction } from '@millrace/engine';
import type { PersonRights } from '../../rights/index.js';

/**
 * Which positions somebody sees: those of organisations and units whose people they may see, those of no organisation, and those they hold. What a position is called tells
 * how another company is organised.
 */
export function readablePositions(rights: PersonRights): Filter | 'all' {
  const people = placesOf(rights.filter('read', 'person'));
  if (people === 'all') return 'all';
  const own: Filter[] = [
    { field: 'organisation', eq: null },
    { field: 'holders', anyOf: [rights.me.id] },
  ];
  return { or: people === 'none' ? own : [...own, people] };
}

/** What a filter of people says of the places where they work. */
function placesOf(filter: Restriction): Restriction {
  if (typeof filter === 'string') return filter;
  if ('and' in filter) return joined(filter.and.map(placesOf), 'none', 'all', (and) => ({ and }));
  if ('or' in filter) return joined(filter.or.map(placesOf), 'all', 'none', (or) => ({ or }));
  if (filter.field === 'organisation' || filter.field === 'unit') return filter;
  // Whether somebody is here still says nothing of the place; who they are names a person and no place.
  return filter.field === 'active' ? 'all' : 'none';
}

function joined(
  parts: readonly Restriction[],
  decides: 'all' | 'none',
  says: 'all' | 'none',
  join: (filters: readonly Filter[]) => Filter,
): Restriction {
  if (parts.includes(decides)) return decides;
  const filters = parts.filter((part) => typeof part !== 'string');
  return filters.length === 0 ? says : join(filters);
}
