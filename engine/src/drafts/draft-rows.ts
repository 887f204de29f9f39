import type { Text } from '@millrace/schemas';
import { textVersions } from '../behaviors/command-input.js';
import { row } from '../behaviors/rows.js';
import { searchTerms } from '../behaviors/search-key.js';
import { sha256 } from '../behaviors/sha256.js';
import { contentOf } from '../deployments/index.js';
import type { Change, Projection } from '../execution/aggregate.js';
import type { CollectionSpec, Filter, Query } from '../ports/index.js';
import { nameOf, type DeployedBase, type DraftOrigin, type DraftState, type DraftStatus } from './draft-state.js';

/** Beginnings of words by which a draft is found, and the most of one draft. */
const longestBeginning = 12;
const mostBeginnings = 200;

/** Rows of drafts. `terms` are the beginnings of the words of its names, in every language, and of its definition's id: one finds it while one types. */
export const draftsCollection: CollectionSpec = {
  name: 'drafts',
  fields: {
    kind: 'text',
    definition: 'text',
    status: 'text',
    createdBy: 'text',
    changedBy: 'text',
    changedAt: 'number',
    expiresAt: 'number',
    terms: 'texts',
  },
  indexes: [
    { fields: ['status', 'changedAt'] },
    { fields: ['kind', 'status', 'changedAt'] },
    { fields: ['definition', 'status', 'changedAt'] },
    { fields: ['createdBy', 'status', 'changedAt'] },
    { fields: ['expiresAt'] },
    { anyOf: 'terms', fields: ['status', 'changedAt'] },
  ],
};

/** What a row of `drafts` says. */
export interface DraftRow {
  readonly id: string;
  readonly kind: string;
  readonly definition: string;
  readonly status: DraftStatus;
  readonly name: Text;
  /** Of a kept copy: what its maker calls it. */
  readonly copyName: string | null;
  readonly origin: DraftOrigin | null;
  readonly base: DeployedBase | null;
  readonly revision: number;
  readonly createdBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
  readonly changedBy: string;
  readonly changedAt: number;
  readonly expiresAt: number | null;
  /** Comments that nobody has resolved. */
  readonly openComments: number;
  /** Of what is executed and of what is drawn: equal prints are equal contents. */
  readonly prints: DefinitionPrints;
}

/** What tells two definitions apart: the part that is executed, and the part that is drawn. */
export interface DefinitionPrints {
  readonly executed: string;
  readonly drawn: string;
}

/** The prints of a definition as an analyst makes it, without the hashes of what it was deployed together with. */
export function printsOf(definition: DraftState['definition']): DefinitionPrints {
  const { links: _links, ...own } = definition;
  const { hash, layoutHash } = contentOf(own, sha256);
  return { executed: hash, drawn: layoutHash };
}

/** The list row of a draft. It stays until the draft's history is gone: whoever purges finds it by that. */
export function draftRows(change: Change<DraftState>): Projection {
  const { next } = change;
  const { id, kind, definitionId, status, origin, base, revision, createdBy, createdAt, changedBy, changedAt, expiresAt } = next;
  const name = nameOf(next);
  const body: DraftRow = {
    id,
    kind,
    definition: definitionId,
    status,
    name,
    copyName: next.name,
    origin,
    base,
    revision,
    createdBy,
    createdAt,
    changedBy,
    changedAt,
    expiresAt,
    openComments: Object.values(next.comments).filter(({ of, resolved, text }) => of === null && resolved === null && text !== null).length,
    prints: status === 'gone' ? { executed: '', drawn: '' } : printsOf(next.definition),
  };
  const terms = status === 'gone' ? [] : beginnings([...textVersions(name), next.name ?? '', definitionId]);
  const fields = { kind, definition: definitionId, status, createdBy, changedBy, changedAt, expiresAt, terms };
  return { rows: [], listRow: row(change, draftsCollection.name, id, fields, body) };
}

/** What drafts are asked for; all parts that are given must hold. */
export interface DraftSearch {
  /** Beginnings of words, in any order. */
  readonly search?: string;
  readonly kind?: string;
  /** `live` when absent. */
  readonly status?: Exclude<DraftStatus, 'gone'>;
  /** A condition on the rows' fields, beside all others: what a reader may see at all. */
  readonly where?: Filter;
  /** 1 to 1000; 50 when absent. */
  readonly limit?: number;
  readonly cursor?: string;
}

/** The port's query for drafts, the newest change first. */
export function draftQuery(tenant: string, { search = '', kind, status = 'live', where, limit = 50, cursor }: DraftSearch): Query {
  const and: Filter[] = searchTerms(search).map((term) => ({ field: 'terms', anyOf: [beginning(term)] }));
  and.push({ field: 'status', eq: status });
  if (kind !== undefined) and.push({ field: 'kind', eq: kind });
  if (where !== undefined) and.push(where);
  const sort = [{ field: 'changedAt', descending: true }];
  return { collection: draftsCollection.name, tenant, where: { and }, sort, limit, ...(cursor === undefined ? {} : { cursor }) };
}

function beginnings(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const word of searchTerms(...texts)) {
    const letters = [...word].slice(0, longestBeginning);
    for (let length = 1; length <= letters.length && found.size < mostBeginnings; length++) found.add(letters.slice(0, length).join(''));
  }
  return [...found];
}

const beginning = (term: string): string => [...term].slice(0, longestBeginning).join('');
