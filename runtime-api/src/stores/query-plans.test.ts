import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchedSqlite, type WatchedSqlite } from '@millrace/engine/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantDemo } from '../demo-data/index.js';
import { everythingAsked } from '../../testing/everything-asked.js';

const folder = mkdtempSync(join(tmpdir(), 'millrace-plans-'));
const root = fileURLToPath(new URL('../../../', import.meta.url));
const watched: WatchedSqlite[] = [];
const opened = (name: string): WatchedSqlite => {
  const one = watchedSqlite(join(folder, `${name}.db`));
  watched.push(one);
  return one;
};
const grows: string[] = [];
const statements = new Set<string>();
const walks = new Set<string>();

beforeAll(async () => {
  await plantDemo(opened('demo').store, { now: Date.parse('2026-03-02T09:00:00Z') });
  await everythingAsked(() => opened('asked').store);
  for (const one of watched) {
    for (const { sql, steps } of await one.growing()) grows.push(`${steps.join('; ')}: ${sql}`);
    for (const sql of await one.statements()) statements.add(sql);
    for (const { line, along, passing } of await one.walks()) walks.add(`${line}: ${along} passing ${passing.join(', ')}`);
  }
}, 300_000);
afterAll(async () => {
  for (const { store } of watched) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Places in the code that ask a collection for rows: `engine/src/runtime/lists.ts:93`. */
function askingPlaces(): readonly string[] {
  const files = ['engine/src', 'runtime-api/src'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('stores/'))
      .map((file) => `${room}/${file}`),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    // A list in memory is asked with a function, a collection with a query.
    return [...text.matchAll(/\b(?:store|rows|inside|engine)\s*\.(?:find|count|findRows)\((?!\(|[a-z]+ =>)/g)].map(
      ({ index }) => `${file}:${text.slice(0, index).split('\n').length}`,
    );
  });
}

describe('rule 10: whatever the product asks of its store is looked up in an index', () => {
  it('no statement reads all of what grows, or sorts it', () => {
    expect(statements.size).toBeGreaterThan(200);
    expect(grows).toEqual([]);
  });

  it('what passes over rows in an index is done where nobody else waits, but for the lists of one person', () => {
    expect(walks.size).toBeGreaterThan(50);
    expect([...walks].filter((walk) => !walk.startsWith('walks: ') && !walk.includes(', value')).sort()).toEqual([]);
  });

  it('every place in the code that asks for rows has been asked here', () => {
    const asked = new Set(
      watched.flatMap(({ askers }) => [...askers].map((place) => place.slice(place.search(/(?:engine|runtime-api)\/src\//)))),
    );
    const places = askingPlaces();
    expect(places.length).toBeGreaterThan(20);
    expect(places.filter((place) => !asked.has(place))).toEqual([]);
  });
});
