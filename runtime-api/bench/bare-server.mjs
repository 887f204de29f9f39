/**
 * What Express and SQLite can do at most: `node bare-server.mjs FILE SIZES`, SIZES being JSON `{"GET inbox": 5000, …}`, bytes of an answer. A read finds a session by its
 * key and a row of that size, and answers it; a write also inserts a row, on disk before it is answered. Prints its port.
 */
import { createRequire } from 'node:module';

const here = createRequire(import.meta.url);
const engines = createRequire(here.resolve('@millrace/engine'));
const express = here('express');
const Database = engines('libsql');

const [file, sizes] = process.argv.slice(2);
const db = new Database(file);
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
db.exec('CREATE TABLE rows (key TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID; CREATE TABLE log (id INTEGER PRIMARY KEY, body TEXT)');
const insert = db.prepare('INSERT INTO rows VALUES (?, ?)');
insert.run('session', '{"person":"anna"}');
for (const [name, size] of Object.entries(JSON.parse(sizes)))
  insert.run(name, JSON.stringify({ text: 'x'.repeat(Math.max(size - 11, 0)) }));
const find = db.prepare('SELECT body FROM rows WHERE key = ?');
const write = db.prepare('INSERT INTO log (body) VALUES (?)');

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(express.json());
app.all('/:name', (request, response) => {
  find.get('session');
  const { body } = find.get(request.params.name);
  if (request.method !== 'GET') write.run(JSON.stringify(request.body));
  response.set('Content-Type', 'application/json').send(JSON.stringify(JSON.parse(body)));
});
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
