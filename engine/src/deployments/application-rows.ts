import { keyPart } from '../behaviors/aggregate-key.js';
import { textVersions } from '../behaviors/command-input.js';
import { removedRow, row } from '../behaviors/rows.js';
import { sortKey } from '../behaviors/search-key.js';
import type { Change, Projection } from '../execution/aggregate.js';
import type { CollectionSpec, Query, RowWrite, Store } from '../ports/index.js';
import type { Application, ApplicationEvent, DeployedItem, DeployedVersion } from './application.js';
import { startRows } from './starts.js';

/** Rows of applications. */
export const applicationsCollection: CollectionSpec = {
  name: 'applications',
  fields: { nameKey: 'text', version: 'number', deployedAt: 'number' },
  indexes: [{ fields: ['nameKey'] }, { fields: ['deployedAt'] }],
};

/**
 * Rows of deployed items: one for the newest version of each that is in use (`latest`), and one for every version. What "latest" is, is one
 * indexed read (rule 17).
 */
export const deployedItemsCollection: CollectionSpec = {
  name: 'deployedItems',
  fields: { application: 'text', kind: 'text', id: 'text', version: 'number', latest: 'boolean', hash: 'text', at: 'number' },
  indexes: [
    { fields: ['kind', 'id', 'latest', 'at'] },
    { fields: ['application', 'latest', 'kind', 'id'] },
    { fields: ['kind', 'id', 'version'] },
    { fields: ['hash'] },
  ],
};

/** What a row of `deployedItems` says. */
export interface DeployedItemRow extends Omit<DeployedVersion, 'starts'> {
  readonly application: string;
  readonly kind: string;
  readonly id: string;
  readonly latest: boolean;
  /** Nothing of it is to begin now; of the row of the newest version. */
  readonly suspended?: true;
}

/** Rows of an application: items that changed only, all of them for a rebuild. */
export function applicationRows(change: Change<Application, ApplicationEvent>): Projection {
  const { next, previous } = change;
  const touched = Object.entries(next.items).filter(([name, item]) => previous === null || previous.items[name] !== item);
  const rows = touched.flatMap(([name, item]) => [
    ...itemRows(change, item, previous?.items[name]?.versions ?? []),
    ...startRows(change, item, previous?.items[name]),
  ]);
  const inUse = Object.values(next.items).filter((item) => !item.retired);
  const fields = {
    nameKey: sortKey(next.name === null ? next.id : textVersions(next.name).join(' ')),
    version: next.version,
    deployedAt: next.deployedAt,
  };
  const { items: _items, ...body } = next;
  return { rows, listRow: row(change, applicationsCollection.name, keyPart(next.id), fields, { ...body, items: inUse.length }) };
}

function itemRows(change: Change<Application>, item: DeployedItem, before: readonly DeployedVersion[]): readonly RowWrite[] {
  const application = change.next.id;
  const name = `${keyPart(application)}.${item.kind.toLowerCase()}.${keyPart(item.id)}`;
  // What begins instances has rows of its own.
  const write = (id: string, { starts: _starts, ...version }: DeployedVersion, latest: boolean): RowWrite => {
    const isSuspended = latest && item.suspended === true ? { suspended: true as const } : {};
    const body: DeployedItemRow = { application, kind: item.kind, id: item.id, latest, ...isSuspended, ...version };
    const { hash, at } = version;
    return row(
      change,
      deployedItemsCollection.name,
      id,
      { application, kind: item.kind, id: item.id, version: version.version, latest, hash, at },
      body,
    );
  };
  const versions = item.versions
    .filter((version) => !before.includes(version))
    .map((version) => write(`${name}.${version.version}`, version, false));
  return [...versions, item.retired ? removedRow(change, deployedItemsCollection.name, name) : write(name, item.versions.at(-1)!, true)];
}

/** The query for the newest version in use of an item. */
export function latestQuery(tenant: string, kind: string, id: string): Query {
  return {
    collection: deployedItemsCollection.name,
    tenant,
    where: {
      and: [
        { field: 'kind', eq: kind },
        { field: 'id', eq: id },
        { field: 'latest', eq: true },
      ],
    },
    // Two applications that took the same id at the same moment: the later deployment wins everywhere.
    sort: [{ field: 'at', descending: true }],
    limit: 1,
  };
}

/** A version of an item, or the newest one that has a content, in use or not; `null` when there is none. Answers the question `deployed`. */
export async function deployedItem(
  rows: Pick<Store, 'find'>,
  tenant: string,
  { kind, id, version, hash }: { readonly kind: string; readonly id: string; readonly version?: number; readonly hash?: string },
): Promise<{ readonly hash: string; readonly version: number } | null> {
  const and = [
    { field: 'kind', eq: kind },
    { field: 'id', eq: id },
    ...(version === undefined ? [] : [{ field: 'version', eq: version }]),
    ...(hash === undefined ? [] : [{ field: 'hash', eq: hash }]),
  ];
  const sort = [{ field: 'version', descending: true }];
  const [found] = (await rows.find({ collection: deployedItemsCollection.name, tenant, where: { and }, sort, limit: 1 })).rows;
  if (found === undefined) return null;
  const row = JSON.parse(found.body) as DeployedItemRow;
  return { hash: row.hash, version: row.version };
}

/** The newest version in use of an item; `null` when there is none. Answers the question `latest`. */
export async function latestItem(rows: Pick<Store, 'find'>, tenant: string, kind: string, id: string): Promise<DeployedItemRow | null> {
  const [found] = (await rows.find(latestQuery(tenant, kind, id))).rows;
  return found === undefined ? null : (JSON.parse(found.body) as DeployedItemRow);
}
