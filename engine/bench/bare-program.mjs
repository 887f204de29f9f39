/**
 * The bare program of `beside-bare.mjs`: recorded batches of commits with their rows, turned beforehand into a list of statements with their values, and
 * then written by a plain loop. A row's first write is an INSERT; a later one is an UPDATE of its rank, its body and the columns that changed; a removal is an UPDATE
 * that leaves a tombstone; entries of list tables are inserted and deleted as the rows say.
 */

const cellOf = (value) => (typeof value === 'boolean' ? Number(value) : Array.isArray(value) ? JSON.stringify(value) : (value ?? null));
const same = (a, b) => a.every((each, i) => each === b[i]);

/** `kept` has the batches as `commitAll` got them and the layouts of the collections; `ddl` the statements that made the engine's tables, and their page size. */
export function prepareBareProgram(Database, ddl, kept) {
  const layouts = new Map(kept.layouts.map((layout) => [layout.name, layout]));
  const texts = new Map();
  const rows = new Map();
  const epochs = new Map();
  const transactions = [];
  let [commits, transitions] = [0, 0];
  let steps;

  const step = (sql, values) => {
    if (!texts.has(sql)) texts.set(sql, texts.size);
    steps.push(texts.get(sql), values);
  };
  const numberOf = (id) => {
    const dot = id.lastIndexOf('.');
    const epoch = id.slice(0, dot);
    if (!epochs.has(epoch)) epochs.set(epoch, epochs.size + 1);
    return epochs.get(epoch) * 2 ** 32 + Number(id.slice(dot + 1));
  };

  const writeRow = ({ collection, key, rank, at, body, fields }) => {
    const layout = layouts.get(collection);
    const place = `${collection} ${key}`;
    const before = rows.get(place);
    // A write that comes after a later one changes nothing (rule 7).
    if (before !== undefined && before.rank >= rank) return;
    const gone = fields === null;
    const head = { tenant: gone ? null : key.slice(0, key.indexOf('/')), died: gone ? at : null };
    const cells = layout.fields.map(({ name }) => (gone ? null : cellOf(fields[name])));
    const columns = layout.fields.map(({ name }) => `"f:${name}"`);
    const kept = gone ? '' : body;
    if (before === undefined) {
      const all = ['key', 'tenant', 'rank', 'died', 'exact', 'body', ...columns];
      const values = [key, head.tenant, rank, head.died, null, kept, ...cells];
      step(`INSERT INTO ${layout.table} (${all.join()}) VALUES (${all.map(() => '?').join()})`, values);
    } else {
      const changed = cells.flatMap((cell, i) => (cell === before.cells[i] ? [] : [i]));
      const headChanged = head.tenant === before.tenant ? [] : ['tenant', 'died'];
      const set = ['rank', 'body', ...headChanged, ...changed.map((i) => columns[i])].map((name) => `${name} = ?`);
      const values = [rank, kept, ...headChanged.map((name) => head[name]), ...changed.map((i) => cells[i]), key];
      step(`UPDATE ${layout.table} SET ${set.join()} WHERE key = ?`, values);
    }
    for (const list of layout.lists) {
      const entriesOf = (of) => {
        const at = (field) => of[layout.fields.findIndex(({ name }) => name === field)];
        if (list.only && (list.only.present ? (at(list.only.field) ?? null) === null : at(list.only.field) !== cellOf(list.only.eq)))
          return [];
        return JSON.parse(at(list.field) ?? '[]').map((value) => [
          key.slice(0, key.indexOf('/')),
          value,
          ...list.fields.map((field) => at(field) ?? -Infinity),
          key,
        ]);
      };
      const [left, come] = [before === undefined ? [] : entriesOf(before.cells), entriesOf(cells)];
      const names = ['tenant', 'value', ...list.fields.map((field) => `"f:${field}"`), 'key'];
      for (const entry of left) {
        if (!come.some((each) => same(each, entry)))
          step(`DELETE FROM ${list.name} WHERE ${names.map((name) => `${name} = ?`).join(' AND ')}`, entry);
      }
      for (const entry of come) {
        if (!left.some((each) => same(each, entry)))
          step(`INSERT INTO ${list.name} (${names.join()}) VALUES (${names.map(() => '?').join()})`, entry);
      }
    }
    rows.set(place, { cells, rank, tenant: head.tenant });
  };

  for (const batch of kept.batches) {
    steps = [];
    for (const { commit, rows: others, listRow } of batch) {
      for (const row of commit === null ? others : []) writeRow(row);
      if (commit === null) continue;
      const values = [numberOf(commit.id), commit.aggregate, commit.revision, commit.prev && numberOf(commit.prev), commit.at, commit.body];
      step('INSERT INTO commits (n, aggregate, revision, prev, at, body) VALUES (?, ?, ?, ?, ?, ?)', values);
      for (const row of others) writeRow(row);
      if (listRow) writeRow(listRow);
      commits++;
      const { events } = JSON.parse(commit.body).facts;
      transitions += events.filter(({ type }) => type === 'elementEntered' || type === 'elementPassed').length;
    }
    transactions.push(steps);
  }

  /** Makes the file; `run` writes everything. */
  const open = (path) => {
    const db = new Database(path);
    for (const pragma of [
      `page_size = ${ddl.pageSize}`,
      'journal_mode = WAL',
      'synchronous = FULL',
      'cache_size = -65536',
      'wal_autocheckpoint = 24000',
      'journal_size_limit = 67108864',
    ]) {
      const statement = db.prepare(`PRAGMA ${pragma}`);
      if (statement.reader) statement.all([]);
      else statement.run([]);
    }
    for (const sql of ddl.statements) db.exec(sql);
    const prepared = [...texts.keys()].map((sql) => db.prepare(sql));
    const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')];
    const run = () => {
      for (const transaction of transactions) {
        begin.run([]);
        for (let i = 0; i < transaction.length; i += 2) prepared[transaction[i]].run(transaction[i + 1]);
        commit.run([]);
      }
    };
    return { run, close: () => db.close() };
  };
  return { open, transitions, commits, transactions: kept.batches.length };
}
