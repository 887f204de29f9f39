import { memoryStore } from '@millrace/engine';
import { memoryData } from '@millrace/engine/memory';
import { manualTime } from '@millrace/engine/testing';
import type { SessionData } from 'express-session';
import { beforeEach, describe, expect, it } from 'vitest';
import { SessionRows } from './session-rows.js';

const data = memoryData();
const time = manualTime();
const store = memoryStore(data);
const rows = new SessionRows({ store, tenant: 'main', time, log: () => undefined });
beforeEach(() => rows.start());

const ends = (ms: number): SessionData => ({
  cookie: { originalMaxAge: ms, expires: new Date(time.now() + ms) },
  owner: { person: 'anna', generation: 1 },
});
const get = (id: string) =>
  new Promise<SessionData | null | undefined>((resolve, reject) =>
    rows.get(id, (error, found) => (error === null ? resolve(found) : reject(error))),
  );
const done = (work: (callback: (error?: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => work((error) => (error === undefined ? resolve() : reject(error))));
const set = (id: string, session: SessionData) => done((callback) => rows.set(id, session, callback));
const touch = (id: string, session: SessionData) => done((callback) => rows.touch(id, session, callback));
const destroy = (id: string) => done((callback) => rows.destroy(id, callback));
const kept = () => JSON.stringify([...(data.rows.get('sessions')?.entries() ?? [])]);

describe('rows of sessions', () => {
  it('are kept under the hash of their id', async () => {
    await set('the-secret-id', ends(1000));
    expect(await get('the-secret-id')).toMatchObject({ owner: { person: 'anna', generation: 1 } });
    expect(kept()).not.toContain('the-secret-id');
    expect(await get('another')).toBeNull();
    expect(await get('__proto__')).toBeNull();
  });

  it('the last of several writes in one millisecond counts', async () => {
    for (let generation = 1; generation <= 5; generation++) await set('same', { ...ends(1000), owner: { person: 'anna', generation } });
    expect(await get('same')).toMatchObject({ owner: { generation: 5 } });
  });

  it('end when their time has come', async () => {
    await set('short', ends(1000));
    time.advance(1000);
    expect(await get('short')).toBeNull();
  });

  it('one that ended never comes back, whatever write was under way', async () => {
    await set('ended', ends(1000));
    const session = (await get('ended'))!;
    await Promise.all([destroy('ended'), set('ended', session)]);
    time.advance(61_000);
    await touch('ended', session);
    await set('ended', ends(1000));
    expect(await get('ended')).toBeNull();
  });

  it('using one moves its end, but is written at most once a minute', async () => {
    await set('used', ends(120_000));
    time.advance(30_000);
    await touch('used', { ...(await get('used'))!, ...ends(120_000) });
    time.advance(40_000);
    const before = kept();
    await touch('used', { ...(await get('used'))!, cookie: ends(120_000).cookie });
    expect(kept()).not.toBe(before);
    time.advance(100_000);
    expect(await get('used')).not.toBeNull();
  });

  it('expired ones are removed, also without being asked for', async () => {
    for (let i = 0; i < 3; i++) await set(`old-${i}`, ends(500));
    await set('young', ends(10_000_000));
    time.advance(1000);
    expect(await rows.sweep()).toBeGreaterThanOrEqual(3);
    expect(await rows.sweep()).toBe(0);
    expect(await get('young')).not.toBeNull();
  });

  it('a store that is away is an error, not a session', async () => {
    const closed = memoryStore();
    const away = new SessionRows({ store: closed, tenant: 'main', time, log: () => undefined });
    await away.start();
    away.stop();
    await closed.close();
    await expect(new Promise((_resolve, reject) => away.get('x', reject))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });
});
