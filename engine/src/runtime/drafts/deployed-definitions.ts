import type { JsonObject, Text } from '@millrace/schemas';
import { applicationsCollection, deployedItemsCollection, latestItem, readContent, type DeployedItemRow } from '../../deployments/index.js';
import { printsOf, type DefinitionPrints } from '../../drafts/index.js';
import { keyPart } from '../../behaviors/aggregate-key.js';
import type { EngineParts } from '../engine-parts.js';

/** Prints that are kept at hand: contents never change. */
const mostPrints = 2000;

/** A deployed definition as its analyst made it, and which version it is. */
export interface DeployedDefinition {
  readonly definition: JsonObject;
  readonly item: DeployedItemRow;
}

/** Whole definitions as they were deployed: what is executed and what is drawn, put together again. */
export class DeployedDefinitions {
  private readonly executed = new Map<string, string>();

  constructor(
    private readonly parts: EngineParts,
    private readonly tenant: string,
  ) {}

  /** The newest version in use, or `null`. */
  latest(kind: string, id: string): Promise<DeployedItemRow | null> {
    return this.parts.available(() => latestItem(this.parts.runtime.store, this.tenant, kind, id));
  }

  /** The newest version in use, or another one; `null` where there is none. */
  async read(kind: string, id: string, version?: number): Promise<DeployedDefinition | null> {
    const item = version === undefined ? await this.latest(kind, id) : await this.version(kind, id, version);
    return item === null ? null : { definition: await this.definitionOf(item), item };
  }

  /** The prints of a deployed version: what a draft's are compared with. */
  async printsOf({ kind, hash, layoutHash }: DeployedItemRow): Promise<DefinitionPrints> {
    // Only a process names the hashes of what it was deployed together with.
    if (kind !== 'process') return { executed: hash, drawn: layoutHash };
    let executed = this.executed.get(hash);
    if (executed === undefined) {
      ({ executed } = printsOf((await this.content(hash)) ?? {}));
      if (this.executed.size >= mostPrints) this.executed.clear();
      this.executed.set(hash, executed);
    }
    return { executed, drawn: layoutHash };
  }

  /** Everything that an application has in use, and what it is called; `null` where there is no such application. */
  async application(
    id: string,
  ): Promise<{ readonly name: Text | null; readonly version: number; readonly items: readonly JsonObject[] } | null> {
    const { store } = this.parts.runtime;
    const row = await this.parts.available(() => store.get(applicationsCollection.name, `${this.tenant}/${keyPart(id)}`));
    if (row === null) return null;
    const { name, version } = JSON.parse(row.body) as { readonly name: Text | null; readonly version: number };
    const and = [
      { field: 'application', eq: id },
      { field: 'latest', eq: true },
    ];
    const items: JsonObject[] = [];
    for (let cursor: string | undefined; ;) {
      const query = {
        collection: deployedItemsCollection.name,
        tenant: this.tenant,
        where: { and },
        sort: [{ field: 'kind' }, { field: 'id' }],
      };
      const page = await this.parts.available(() => store.find({ ...query, limit: 200, ...(cursor === undefined ? {} : { cursor }) }));
      for (const { body } of page.rows) items.push(await this.definitionOf(JSON.parse(body) as DeployedItemRow));
      if (page.cursor === undefined) return { name, version, items };
      ({ cursor } = page);
    }
  }

  private async version(kind: string, id: string, version: number): Promise<DeployedItemRow | null> {
    const and = [
      { field: 'kind', eq: kind },
      { field: 'id', eq: id },
      { field: 'version', eq: version },
    ];
    const { store } = this.parts.runtime;
    const query = { collection: deployedItemsCollection.name, tenant: this.tenant, where: { and }, limit: 1 };
    const [row] = (await this.parts.available(() => store.find(query))).rows;
    return row === undefined ? null : (JSON.parse(row.body) as DeployedItemRow);
  }

  private async definitionOf({ hash, layoutHash }: DeployedItemRow): Promise<JsonObject> {
    const [executed, drawn] = [await this.content(hash), await this.content(layoutHash)];
    const { links: _links, ...own } = executed ?? {};
    return { ...own, ...drawn };
  }

  private content(hash: string): Promise<JsonObject | null> {
    return this.parts.available(() => readContent(this.parts.runtime.store, this.tenant, hash));
  }
}
