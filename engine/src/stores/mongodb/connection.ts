import { MillraceError } from '@millrace/schemas';
import { isServerRefusal, storeError } from './driver-errors.js';
import { PrimaryWatch } from './primary-watch.js';
import type { Settings } from './options.js';
import type * as MongooseModule from 'mongoose';
import type { Connection, mongo } from 'mongoose';

/** The way to the server: one pool of connections, used by the driver and by this store's own mongoose. */
export interface MongoConnection {
  readonly db: mongo.Db;
  readonly mongoose: Connection;
  readonly Schema: typeof MongooseModule.Schema;
  readonly GridFSBucket: typeof mongo.GridFSBucket;
  /** Whether a majority can be asked for: a replica set, or a cluster of them. */
  readonly replicated: boolean;
  close(): Promise<void>;
}

/** Connects. Rejects with `STORE_UNAVAILABLE` when no server answers in time, or when mongoose is not installed. */
export async function connect(settings: Settings, primary = new PrimaryWatch()): Promise<MongoConnection> {
  const { Mongoose, mongo: driver, Schema } = await importMongoose();
  const client = new driver.MongoClient(settings.uri, {
    appName: 'millrace',
    serverSelectionTimeoutMS: settings.serverSelectionTimeoutMs,
    connectTimeoutMS: settings.serverSelectionTimeoutMs,
    socketTimeoutMS: settings.answerTimeoutMs,
    // A retry by the driver that meets its own first try would look like a conflict on servers that do not know such retries (rule 3).
    retryWrites: false,
    retryReads: true,
    readPreference: 'primary',
    readConcernLevel: 'local',
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: settings.majorityTimeoutMs },
  });
  // The driver's own handshake tells, so that servers without the command `hello` need not be asked.
  let set = false;
  client.on('serverDescriptionChanged', ({ newDescription }) => {
    const { type, setName } = newDescription;
    primary.hear(newDescription);
    if (setName !== null || type === 'Mongos' || type === 'LoadBalancer') set = true;
  });
  try {
    await client.connect();
    const replicated = set && (await takesMajority(client.db(settings.database)));
    const db = client.db(settings.database, { readConcern: new driver.ReadConcern(replicated ? 'majority' : 'local') });
    // Not mongoose's global instance: several stores in one process must not see each other's models, plugins and settings.
    const own = new Mongoose({ strictQuery: 'throw', autoIndex: false, autoCreate: false, bufferCommands: false });
    const mongoose = own.createConnection().setClient(client).useDb(settings.database);
    return { db, mongoose, Schema, GridFSBucket: driver.GridFSBucket, replicated, close: async () => client.close() };
  } catch (error) {
    await client.close().catch(() => undefined);
    throw storeError(error);
  }
}

async function takesMajority(db: mongo.Db): Promise<boolean> {
  try {
    await db.collection('commits').findOne({ _id: { $exists: false } }, { readConcern: { level: 'majority' } });
    return true;
  } catch (error) {
    if (isServerRefusal(error)) return false;
    throw error;
  }
}

async function importMongoose(): Promise<typeof MongooseModule> {
  try {
    return await import('mongoose');
  } catch (cause) {
    throw new MillraceError('STORE_DRIVER_MISSING', { store: 'mongodb', packages: 'mongoose@9' }, { cause });
  }
}
