import { gravestonesCollection, type ProcessState } from '../../execution/index.js';
import { Figures, instanceFactsCollection, looseBlobsCollection } from '../../keeping/index.js';
import { notificationsCollection } from '../../notifications/index.js';
import type { AggregateKey, Commit, Row, Store } from '../../ports/index.js';
import { RANKS_PER_REVISION } from '../aggregate-state.js';
import { decodeCommit } from '../commit-codec.js';
import type { Runtime } from '../runtime.js';
import type { Pace } from './pace.js';
import { RowsTogether } from './rows-together.js';
import type { Member } from './trees.js';

/** Commits of one step. */
const CHUNK = 200;
/** Gravestones that name the wrong last commit, in a row: others write while they are made, which they do not for long. */
const TRIES = 5;

/** A commit's body after an erasure, and the hashes of large values that it names no more. */
export interface Erased {
  readonly body: string;
  readonly loose: Iterable<string>;
}

/** Removes what was kept long enough, a small step at a time; whatever was begun is finished by whoever comes next (rule 22). */
export class Forgetter {
  private readonly store: Store;

  constructor(
    private readonly runtime: Runtime,
    private readonly tenant: string,
    readonly pace: Pace,
    private readonly rows = new RowsTogether(runtime.store),
  ) {
    this.store = runtime.store;
  }

  /** Purges an ended instance: facts row, gravestone with the end of all rows, then the commits. Answers how many went. */
  async purge({ id, key, row }: Member, reason: string): Promise<number> {
    await this.keepFacts(id, key, row);
    const commits = await this.bury(key, reason);
    await this.forgetNotifications({ field: 'source', eq: id });
    await this.forgetHistory(id, key, commits);
    return commits;
  }

  /** Finishes what a purge that was interrupted left behind its gravestone. Answers how many commits went. */
  async finish(gravestone: Row): Promise<number> {
    const id = gravestone.key.slice(this.tenant.length + 1);
    const key = `${this.tenant}/process/${id}`;
    const { commits } = JSON.parse(gravestone.body) as { readonly commits: number };
    await this.forgetNotifications({ field: 'source', eq: id });
    return this.forgetHistory(id, key, commits);
  }

  /** Removes an aggregate of which nothing shall be left, and its row last: as long as that is there, it is found again. */
  async remove(key: AggregateKey, collection: string, row: Row): Promise<void> {
    this.runtime.reread(key);
    while ((await this.store.forgetCommits(key, Number.MAX_SAFE_INTEGER, CHUNK)) > 0) await this.pace.step();
    await this.forgetState(key);
    await this.dropRow(collection, row);
  }

  /** Removes notifications: they say again what stood in what they tell of. */
  async forgetNotifications(where: { readonly field: 'source' | 'to'; readonly eq: string }): Promise<void> {
    for (;;) {
      const { rows } = await this.store.find({ collection: notificationsCollection.name, tenant: this.tenant, where, limit: 100 });
      if (rows.length === 0) return;
      for (const row of rows)
        await this.remove(`${this.tenant}/notification/${row.key.slice(this.tenant.length + 1)}`, notificationsCollection.name, row);
      await this.pace.step();
    }
  }

  /** Every commit of an aggregate, oldest first, a page between two steps. */
  async *commits(key: AggregateKey): AsyncGenerator<Commit> {
    for (let from = 1; ;) {
      const page = await this.store.read(key, from, CHUNK);
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < CHUNK) return;
      from = last.revision + 1;
      await this.pace.step();
    }
  }

  /** Writes commits of a history anew, those of which `erased` makes another body, and forgets what was kept of them; answers whether there was any. */
  async rewrite(key: AggregateKey, erased: (commit: Commit) => Erased | null): Promise<boolean> {
    // Rows that are owed are written before what they follow from changes.
    await this.runtime.look(key);
    let touched = false;
    for await (const commit of this.commits(key)) {
      const next = erased(commit);
      if (next === null) continue;
      touched = true;
      await this.noteLoose(next.loose);
      await this.store.rewriteCommit(commit, next.body);
    }
    await this.forgetState(key);
    return touched;
  }

  /** Forgets the state that was kept of an aggregate: what it was read from is another now. */
  async forgetState(key: AggregateKey): Promise<void> {
    await this.store.dropSnapshot(key);
    this.runtime.reread(key);
  }

  /** Writes down large values that a history is about to name no more. */
  async noteLoose(hashes: Iterable<string>): Promise<void> {
    const at = this.runtime.time.now();
    const rows = [...new Set(hashes)].map((hash) => ({
      collection: looseBlobsCollection.name,
      key: `${this.tenant}/${hash}`,
      rank: at,
      at,
      fields: { at },
      body: '{}',
    }));
    if (rows.length > 0) await this.rows.put(rows);
  }

  private async keepFacts(id: string, key: AggregateKey, row: Row): Promise<void> {
    const figures = new Figures();
    let about: object = {};
    let revision = 0;
    for await (const commit of this.commits(key)) {
      const { content } = decodeCommit(commit.body);
      about = content.about ?? about;
      ({ revision } = commit);
      for (const event of content.events) figures.add(event, commit.at);
    }
    const { definition = null, status = null, organisation = null, startedAt = null, endedAt = null, service = null } = row.fields;
    const { process } = JSON.parse(row.body) as { readonly process?: string };
    await this.rows.put([
      {
        collection: instanceFactsCollection.name,
        key: `${this.tenant}/${id}`,
        rank: revision,
        at: this.runtime.time.now(),
        fields: { definition, status, organisation, startedAt, endedAt },
        body: JSON.stringify({ ...about, process, service, elements: figures.elements }),
      },
    ]);
  }

  /** Makes the gravestone. It is sound when it stands alone in its commit and names the commit just before it. */
  private async bury(key: AggregateKey, reason: string): Promise<number> {
    const { runtime, store } = this;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const before = await runtime.look(key);
      if ((before.state as ProcessState | null)?.keeping?.purged !== undefined && (await this.isSound(key, before.revision)))
        return before.revision - 1;
      const command = { type: 'purgeInstance', reason, commits: before.revision, hash: before.hash };
      await runtime.execute(key, command, { id: runtime.ids.next(runtime.time.now()), actor: 'system' });
    }
    const head = await store.head(key);
    throw new Error(`no sound gravestone could be made for ${key} at revision ${head?.revision ?? 0}`);
  }

  private async isSound(key: AggregateKey, revision: number): Promise<boolean> {
    const [last, gravestone] = await this.store.read(key, revision - 1, 2);
    if (last?.revision !== revision - 1 || gravestone?.revision !== revision) return last?.revision === revision;
    const { events } = decodeCommit(gravestone.body).content;
    return events.length === 1 && events[0]?.facts['commits'] === last.revision && events[0].facts['hash'] === decodeCommit(last.body).hash;
  }

  private async forgetHistory(id: string, key: AggregateKey, commits: number): Promise<number> {
    this.runtime.reread(key);
    await this.store.dropSnapshot(key);
    let gone = 0;
    for (;;) {
      const page = (await this.store.read(key, 1, CHUNK)).filter(({ revision }) => revision <= commits);
      if (page.length === 0) break;
      await this.noteLoose(page.flatMap(({ body }) => decodeCommit(body).blobs.map(({ hash }) => hash)));
      gone += await this.store.forgetCommits(key, page.at(-1)?.revision ?? 0, CHUNK);
      await this.pace.step();
    }
    const gravestone = await this.store.get(gravestonesCollection.name, `${this.tenant}/${id}`);
    if (gravestone !== null) {
      // Above every row of the instance: no commit follows a gravestone.
      const rank = (commits + 2) * RANKS_PER_REVISION;
      const fields = { ...gravestone.fields, forgotten: true };
      await this.rows.put([
        { collection: gravestonesCollection.name, key: gravestone.key, rank, at: this.runtime.time.now(), fields, body: gravestone.body },
      ]);
    }
    this.runtime.reread(key);
    return gone;
  }

  private async dropRow(collection: string, row: Row): Promise<void> {
    await this.rows.put([{ collection, key: row.key, rank: row.rank + 1, at: this.runtime.time.now(), fields: null, body: '' }]);
  }
}
