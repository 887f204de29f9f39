import { MongoStore } from './mongo-store.js';
import { settingsOf, type MongoStoreOptions } from './options.js';
import type { Store } from '../../ports/index.js';

export type { MongoStoreOptions } from './options.js';

/**
 * A store on a server of the MongoDB protocol: MongoDB itself, alone, as a replica set or sharded, and what speaks like it. Needs the package
 * `mongoose`, which brings the driver. Several stores may live in one process, and several processes on one database. `open` rejects with
 * `STORE_DRIVER_MISSING` when the package is not there; every call rejects with `STORE_UNAVAILABLE` while no server answers, and works again when
 * one does. On a sharded cluster shard `commits` by the hashed `aggregate`, and the collections `rows.*` by the hashed `_id`.
 *
 * @example
 * const store = mongoStore('mongodb://127.0.0.1:27017/millrace');
 * await store.open([]);
 */
export function mongoStore(options: string | MongoStoreOptions): Store {
  return new MongoStore(settingsOf(options));
}
