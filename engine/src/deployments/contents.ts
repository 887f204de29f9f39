import { canonicalJson, type JsonObject, type JsonValue } from '@millrace/schemas';
import type { CollectionSpec, Row, RowWrite, Store } from '../ports/index.js';

/** What is drawn and what other tools need back, and is never executed. Hashed apart, so that moving a box is no new version. */
const drawn = ['layout', 'interchange'] as const;

/**
 * Deployed contents by hash: `<tenant>/<hash>`, canonical JSON, immutable. They are no projection: written before the commit that names them (rule 17), never
 * rebuilt, never cleared.
 */
export const contentsCollection: CollectionSpec = { name: 'contents', fields: { kind: 'text', id: 'text' }, indexes: [] };

/** A definition in its two parts, as canonical JSON with their hashes. */
export interface Content {
  readonly kind: string;
  readonly id: string;
  /** SHA-256 of `body`, lower-case hex. */
  readonly hash: string;
  /** What is executed. */
  readonly body: string;
  readonly layoutHash: string;
  /** Layout and interchange; `{}` when there is neither. */
  readonly layoutBody: string;
}

/** Content hashes of the forms and decisions that a process names, by kind and id. */
export type Links = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Takes a definition apart into what is executed and what is drawn. `hash` is the ids port's. `links` belong to what is executed: a process whose form changed
 * is another version of it, and a running instance keeps the forms and decisions it started with.
 */
export function contentOf(definition: JsonObject, hash: (text: string) => string, links?: Links): Content {
  const executed: Record<string, JsonValue> = { ...definition, ...(links ? { links } : {}) };
  const layout: Record<string, JsonValue> = {};
  for (const name of drawn) {
    if (executed[name] !== undefined) layout[name] = executed[name];
    delete executed[name];
  }
  const body = canonicalJson(executed);
  const layoutBody = canonicalJson(layout);
  return {
    kind: String(definition['kind']),
    id: String(definition['id']),
    hash: hash(body),
    body,
    layoutHash: hash(layoutBody),
    layoutBody,
  };
}

/** The rows that hold contents. Writing them again changes nothing: the rank is always 1 and the key is the content's hash. */
export function contentRows(tenant: string, contents: readonly Content[], at: number): readonly RowWrite[] {
  return contents.flatMap(({ kind, id, hash, body, layoutHash, layoutBody }) => [
    contentRow(`${tenant}/${hash}`, at, { kind, id }, body),
    contentRow(`${tenant}/${layoutHash}`, at, { kind: 'layout', id: null }, layoutBody),
  ]);
}

/** A deployed content by hash as it was deployed; `null` when the hash is unknown. Also the layout, by its own hash. */
export async function readContent(rows: Pick<Store, 'get'>, tenant: string, hash: string): Promise<JsonObject | null> {
  const row: Row | null = await rows.get(contentsCollection.name, `${tenant}/${hash}`);
  return row === null ? null : (JSON.parse(row.body) as JsonObject);
}

function contentRow(key: string, at: number, fields: RowWrite['fields'], body: string): RowWrite {
  return { collection: contentsCollection.name, key, rank: 1, at, fields, body };
}
