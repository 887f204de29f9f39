import type { SqlValue } from './driver.js';

/** How many faults are told, at most. */
export const mostFaults = 20;

/** A question to a file whose answer is what is wrong with it. */
export interface FileQuestion {
  readonly sql: string;
  /** What to say of a row it answers; nothing where the row says that all is well. */
  readonly fault: (row: readonly SqlValue[]) => string | undefined;
}

const ofCommit =
  (words: string): FileQuestion['fault'] =>
  ([aggregate, revision]) =>
    `${String(aggregate)} ${String(revision)}: ${words}`;

/** Of a commit `c`: nothing of its aggregate comes before it. */
export const first = 'NOT EXISTS (SELECT 1 FROM commits p WHERE p.aggregate = c.aggregate AND p.revision = c.revision - 1)';

/** Of a commit `c`: the newest of its aggregate is a gravestone, which says that those before it go (rule 22). Any text of a body may look like one: it is read. */
export const isPurged =
  `EXISTS (SELECT 1 FROM commits g WHERE g.aggregate = c.aggregate AND g.revision = (SELECT max(revision) FROM commits WHERE aggregate = c.aggregate) ` +
  `AND json_extract(g.body, '$.facts.events[0].type') = 'instancePurged')`;

/** What must hold in every file: its pages and indexes fit to each other, and every history is unbroken (rules 1, 4). */
export const structure: readonly FileQuestion[] = [
  { sql: `PRAGMA integrity_check(${mostFaults})`, fault: ([told]) => (told === 'ok' ? undefined : String(told)) },
  {
    sql: `SELECT c.aggregate, c.revision FROM commits c WHERE ${first} AND c.revision > 1 AND NOT ${isPurged} LIMIT ${mostFaults}`,
    fault: ofCommit('the commit before it is missing'),
  },
  {
    sql: `SELECT c.aggregate, c.revision FROM commits c JOIN commits p ON p.aggregate = c.aggregate AND p.revision = c.revision - 1 WHERE c.prev IS NOT p.n LIMIT ${mostFaults}`,
    fault: ofCommit('it names another commit before it'),
  },
  {
    sql: `SELECT c.aggregate, c.revision FROM commits c WHERE NOT EXISTS (SELECT 1 FROM epochs e WHERE e.n = c.n >> 32) LIMIT ${mostFaults}`,
    fault: ofCommit('the life that wrote it is missing'),
  },
];

/** What the answer to a question says is wrong. */
export function faultsOf({ fault }: FileQuestion, rows: readonly (readonly SqlValue[])[]): readonly string[] {
  return rows.flatMap((row) => fault(row) ?? []);
}
