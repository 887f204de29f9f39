/**
 * Writes batches to an SQLite store until it is killed, two at a time, and says on its output which are acknowledged. Run by kill.test.ts:
 * `node killed-writer.mjs STORE FILE EPOCH`, where STORE is the URL of the compiled store. Each batch has ten new aggregates and the second revision of the ten before, each commit with two rows.
 */
import { writeSync } from 'node:fs';

const [url = '', path = '', epoch = ''] = process.argv.slice(2);
const { sqliteStore } = await import(url);
const collections = [
  { name: 'workItems', fields: { state: 'text', visibleTo: 'texts' }, indexes: [{ fields: ['state'], anyOf: 'visibleTo' }] },
  { name: 'instances', fields: { state: 'text' }, indexes: [{ fields: ['state'] }] },
];
const store = sqliteStore(path);
await store.open(collections);

const perBatch = 20;
let seq = 0;

/** @param {string} name @param {number} revision @param {number} [before] seq of the commit before */
function entry(name, revision, before) {
  seq++;
  const row = { key: `acme/${name}`, rank: revision * 4096, at: seq, body: '{}' };
  const commit = {
    id: `${epoch}.${seq}`,
    aggregate: `acme/process/${name}`,
    revision,
    prev: before === undefined ? null : `${epoch}.${before}`,
    epoch,
    seq,
    at: seq,
  };
  return {
    commit: { ...commit, body: JSON.stringify({ text: 'я'.repeat(500) }) },
    rows: [{ ...row, collection: 'workItems', fields: { state: `r${revision}`, visibleTo: [`p${revision}`] } }],
    listRow: { ...row, collection: 'instances', fields: { state: `r${revision}` } },
  };
}

/** @param {number} batch */
async function write(batch) {
  /** @param {number} of */
  const names = (of) => Array.from({ length: perBatch / 2 }, (_, i) => `${epoch}.${of}.${i}`);
  // The first batch has no batch before it: instead of second revisions it has ten more aggregates.
  const firstBefore = (batch - 2) * perBatch + 1;
  const seconds = names(batch - 1).map((name, i) => () => (batch === 1 ? entry(name, 1) : entry(name, 2, firstBefore + i)));
  const entries = [...names(batch).map((name) => entry(name, 1)), ...seconds.map((make) => make())];
  /** @type {{ status: string }[]} */
  const outcomes = await store.commitAll(entries);
  if (outcomes.some(({ status }) => status !== 'stored')) throw new Error(`batch ${batch}: ${JSON.stringify(outcomes)}`);
  writeSync(1, `${batch}\n`);
}

let running = write(1);
for (let batch = 2; ; batch++) {
  const next = write(batch);
  await running;
  running = next;
}
