import { MillraceError, type JsonObject } from '@millrace/schemas';
import { readContent, type DeployedItemRow } from '../../deployments/index.js';
import type { EngineParts } from '../engine-parts.js';
import { ExpiringCache } from '../expiring-cache.js';
import type { DeployedDefinition } from './shapes.js';

/** Bytes of a content for a character of its JSON. */
const bytesACharacter = 5;
const mostListed = 1000;

/** Deployed contents as they were deployed. They never change, so they are read once. */
export class Contents {
  private readonly known: ExpiringCache<JsonObject>;

  constructor(
    private readonly parts: EngineParts,
    private readonly tenant: string,
  ) {
    this.known = new ExpiringCache(() => 0, parts.pageBytes);
  }

  /** A content by its hash. */
  async read(hash: string): Promise<JsonObject> {
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const content = await this.parts.available(() => readContent(this.parts.runtime.store, this.tenant, hash));
    if (content === null) throw new MillraceError('CONTENT_UNKNOWN', { hash });
    this.known.set(hash, content, bytesACharacter * JSON.stringify(content).length);
    return content;
  }

  /** The newest deployed version of a definition; `null` where there is none. */
  async latest(kind: string, id: string): Promise<DeployedDefinition | null> {
    const row = await this.parts.latest(this.tenant, kind, id);
    return row && this.withDefinition(row);
  }

  /** The newest deployed versions of all definitions of a kind, by id. */
  async all(kind: string): Promise<readonly DeployedDefinition[]> {
    const and = [
      { field: 'kind', eq: kind },
      { field: 'latest', eq: true },
    ];
    const query = {
      collection: 'deployedItems',
      tenant: this.tenant,
      where: { and },
      sort: [{ field: 'id' }, { field: 'at' }],
      limit: mostListed,
    };
    const { rows } = await this.parts.available(() => this.parts.runtime.store.find(query));
    // Two applications that took the same id at the same moment: the later deployment wins.
    const byId = new Map(rows.map((row) => JSON.parse(row.body) as DeployedItemRow).map((row) => [row.id, row]));
    return Promise.all([...byId.values()].map((row) => this.withDefinition(row)));
  }

  /** Layout and interchange of a deployed process that runs with this content; `{}` where it has none. */
  async layout(hash: string): Promise<JsonObject> {
    const where = { field: 'hash', eq: hash };
    // By key, so that the row of the newest version comes before those of all versions: it has the newest layout.
    const query = { collection: 'deployedItems', tenant: this.tenant, where, limit: 1 };
    const [row] = (await this.parts.available(() => this.parts.runtime.store.find(query))).rows;
    return row === undefined ? {} : this.read((JSON.parse(row.body) as DeployedItemRow).layoutHash);
  }

  private async withDefinition({ application, version, hash }: DeployedItemRow): Promise<DeployedDefinition> {
    return { application, version, definition: await this.read(hash) };
  }
}
