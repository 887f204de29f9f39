import { searchTerms, sortKey, type Filter, type Row } from '@millrace/engine';
import { MillraceError } from '@millrace/schemas';
import type { Call } from '../../http/call.js';

/** What a list of the directory is asked for. */
export interface DirectoryPage {
  readonly search?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** A page of people, groups or positions, by name: those whose name begins with the search, or that have all its words. */
export async function directoryPage(
  { service: { engine } }: Call,
  collection: 'people' | 'groups' | 'positions',
  { search = '', limit = 50, cursor }: DirectoryPage,
  conditions: readonly Filter[] = [],
): Promise<{ readonly rows: readonly Row[]; readonly cursor?: string }> {
  const key = sortKey(search);
  const words = searchTerms(search).map((term): Filter => ({ field: 'terms', anyOf: [term] }));
  const named: Filter[] = key === '' ? [] : [{ or: [{ field: 'nameKey', prefix: key }, ...(words.length > 0 ? [{ and: words }] : [])] }];
  return engine.findRows({
    collection,
    tenant: engine.tenant,
    where: { and: [...conditions, ...named] },
    sort: [{ field: 'nameKey' }],
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
}

/** Refuses whoever is not an administrator: groups, positions and roles say who may do what, and nobody gives away what they do not have. */
export async function requireAdministrator(call: Call, resource: string): Promise<void> {
  const rights = await call.service.rights.of(call);
  if (!rights.administers) throw new MillraceError('NOT_ALLOWED', { action: 'administer', resource });
}

/** As if it were not there: also what the caller may not read. */
export function notFound(entity: string): MillraceError {
  return new MillraceError('NOT_FOUND', { entity });
}
