/**
 * The process of the bare program in `beside-bare.mjs`: `node bare-side.mjs LOAD INSTANCES FOLDER`, started with a channel. Plays the load once with the engine, keeps what its
 * store was given, makes the bare program of it, and tells the program's facts; then runs a round of it on a new file for each message `{ round }` and tells the result.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepareBareProgram } from './bare-program.mjs';
import { bytesOf, engineRound } from './beside-bare.mjs';
import * as loads from './loads.mjs';
import { measured } from './measure.mjs';

const Database = createRequire(import.meta.url)('libsql');
const [name, count, folder] = process.argv.slice(2);
const instances = Number(count);

const kept = { batches: [], layouts: [] };
await engineRound(join(folder, 'kept.db'), loads[name], instances, kept);
const program = prepareBareProgram(Database, ddlOf(join(folder, 'kept.db')), kept);
kept.batches.length = 0;
const { transitions, commits, transactions } = program;

process.on('disconnect', () => process.exit());
process.on('message', ({ round }) => void run(round).then((result) => process.send(result)));
process.send({ transitions, commits, transactions });

async function run(round) {
  const path = join(folder, `bare-${round}.db`);
  const { run: write, close } = program.open(path);
  const result = await measured(instances, async () => write());
  close();
  return { ...result, transactions, commits, bytes: bytesOf(path) / instances };
}

function ddlOf(path) {
  const db = new Database(path);
  const statements = db
    .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, rowid")
    .all([]);
  const [{ page_size: pageSize }] = db.prepare('PRAGMA page_size').all([]);
  db.close();
  return { statements: statements.map(({ sql }) => sql), pageSize };
}
