import { createEngine, memoryStore, type AccessEntry, type Engine } from '@millrace/engine';
import { manualTime } from '@millrace/engine/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccessLog, type Seen } from './access-log.js';

const anna = { person: 'anna', scopes: null };
const seen = (count: number, search?: string): Seen => ({
  action: 'read',
  resource: 'person',
  subject: null,
  about: null,
  count,
  filter: search === undefined ? null : { search },
  asked: search === undefined ? {} : { search },
});

let engine: Engine;
let now: number;
let log: AccessLog;
const lines = async (): Promise<readonly AccessEntry[]> =>
  (await engine.findRows({ collection: 'accessLog', tenant: 'main', limit: 1000 })).rows.map(({ body }) => JSON.parse(body) as AccessEntry);

beforeEach(async () => {
  engine = await createEngine({ store: memoryStore(), time: manualTime(), log: () => undefined });
  now = 0;
  log = new AccessLog(engine, () => now);
});
afterEach(() => engine.close());

describe('lines of the access log', () => {
  it('one stands for the same question for ten minutes, also of a page that asks a hundred times at once', async () => {
    await Promise.all(Array.from({ length: 100 }, () => log.note(anna, 'listPeople', seen(3))));
    now = 599_999;
    await log.note(anna, 'listPeople', seen(2));
    expect(await lines()).toHaveLength(1);
    now = 600_000;
    await log.note(anna, 'listPeople', seen(3));
    expect(await lines()).toHaveLength(2);
  });

  it('another question, another reader, a program and an answer with more each have their own', async () => {
    await log.note(anna, 'listPeople', seen(3));
    await log.note(anna, 'listPeople', seen(3, 'Bor'));
    await log.note({ ...anna, person: 'vera' }, 'listPeople', seen(3));
    await log.note({ ...anna, scopes: ['read'] }, 'listPeople', seen(3));
    await log.note(anna, 'listPeople', seen(4));
    expect((await lines()).map(({ person, through, count, filter }) => [person, through, count, filter])).toEqual([
      ['anna', 'session', 3, null],
      ['anna', 'session', 3, { search: 'Bor' }],
      ['vera', 'session', 3, null],
      ['anna', 'token', 3, null],
      ['anna', 'session', 4, null],
    ]);
  });

  it('what could not be stored stands for nothing, and there is no answer', async () => {
    const closed = await createEngine({ store: memoryStore(), time: manualTime(), log: () => undefined });
    await closed.close();
    const away = new AccessLog(closed, () => now);
    for (const _try of [1, 2]) await expect(away.note(anna, 'listPeople', seen(3))).rejects.toMatchObject({ code: 'ENGINE_CLOSED' });
  });
});
