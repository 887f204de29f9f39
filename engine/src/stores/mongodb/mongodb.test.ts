import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { mongo } from 'mongoose';
import { afterAll, describe, expect, it } from 'vitest';
import { describeStore } from '../../../testing/conformance/index.js';
import { mongoForTests } from '../../../testing/servers/mongodb-server.js';
import { connect } from './connection.js';
import { mongoStore } from './index.js';
import { settingsOf } from './options.js';
import { Snapshots } from './snapshots.js';

const { uri, missing } = await mongoForTests();
const options = () => ({ uri: uri ?? '', database });
let database = '';
const dropper = new mongo.MongoClient(uri ?? 'mongodb://nowhere');
afterAll(async () => dropper.close());

describeStore(
  missing === null ? 'mongodb' : `mongodb (${missing})`,
  {
    features: { transactional: false },
    open: async () => {
      database = `millrace_test_${randomUUID().slice(0, 18)}`;
      return mongoStore(options());
    },
    reopen: async () => mongoStore(options()),
    plantHalfSnapshot: async (snapshot) => {
      const connection = await connect(settingsOf(options()));
      await new Snapshots(connection.db).saveParts(snapshot);
      await connection.close();
    },
    destroy: async () => void (await dropper.db(database).dropDatabase()),
  },
  { describe: describe.skipIf(missing !== null), it },
  { everyNth: process.env['MILLRACE_LONG'] === '1' ? 1 : 5 },
);

describe('the package that the mongodb store needs', () => {
  it('is one that package.json offers, optionally', () => {
    const { peerDependencies, peerDependenciesMeta } = createRequire(import.meta.url)('../../../package.json');
    expect([peerDependencies.mongoose, peerDependenciesMeta.mongoose.optional]).toEqual(['^9.0.0', true]);
  });
});
