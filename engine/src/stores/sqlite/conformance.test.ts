import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { describeStore } from '../../../testing/conformance/index.js';
import { connect } from './driver.js';
import { sqliteStore } from './index.js';

let folder = '';
const path = () => join(folder, 'data', 'millrace.db');

describeStore(
  'sqlite',
  {
    features: { transactional: true },
    open: async () => {
      folder = await mkdtemp(join(tmpdir(), 'millrace-sqlite-'));
      return sqliteStore(path());
    },
    reopen: async () => sqliteStore(path()),
    plantHalfSnapshot: async ({ aggregate, body }) => {
      const connection = connect(path());
      connection.prepare('PRAGMA busy_timeout = 5000').all([]);
      connection
        .prepare('INSERT INTO snapshot_parts (aggregate, stamp, part, body) VALUES (?, ?, 0, ?)')
        .run([aggregate, `half-${Math.random()}`, body]);
      connection.close();
    },
    destroy: async () => rm(folder, { recursive: true, force: true }),
  },
  { describe, it },
  // The full crash matrix of this store is conformance.long.test.ts.
  { everyNth: process.env['MILLRACE_LONG'] === '1' ? 1 : 4 },
);
