import type { JsonObject } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { AggregateRig } from '../../testing/aggregate-rig.js';
import { memoryStore } from '../stores/memory/index.js';
import {
  broadcastAggregate,
  broadcastKey,
  notificationAggregate,
  notificationKey,
  notificationQuery,
  notificationsCollection,
  notifyCommand,
  type BroadcastState,
  type NotificationState,
} from './index.js';

const groups: Record<string, readonly string[]> = {
  'group:all': Array.from({ length: 1200 }, (_, i) => `p${String(i).padStart(4, '0')}`),
  'group:few': ['p0001', 'zoe'],
  'group:none': [],
};
const newRig = (): AggregateRig =>
  new AggregateRig({
    types: [notificationAggregate, broadcastAggregate],
    answers: { members: ({ principal }) => groups[principal] ?? [principal.slice('user:'.length)] },
  });
const key = notificationKey('main', 'n1');
const sentTo = (rig: AggregateRig): readonly string[] =>
  [...rig.rows.values()].filter((row) => row.collection === 'notifications').map((row) => String(row.fields?.['to']));

describe('a notification', () => {
  it('is sent once and marked by the one it is for', () => {
    const rig = newRig();
    const command = { type: 'sendNotification', to: 'anna', title: { en: 'Approved' }, link: '/requests/1' };
    expect(rig.send(key, command)).toMatchObject({ changed: true });
    expect(rig.send(key, { ...command, to: 'boris' })).toMatchObject({ changed: false });
    expect(() => rig.send(key, { type: 'markNotificationRead' }, { actor: 'boris' })).toThrowError(/to be yours/);
    expect(rig.send(key, { type: 'markNotificationRead' }, { actor: 'anna' })).toMatchObject({ changed: true });
    expect(rig.rows.get('notifications main/n1')?.fields).toMatchObject({ to: 'anna', read: true });
    rig.send(key, { type: 'markNotificationUnread' }, { actor: 'anna' });
    expect(rig.state<NotificationState>(key)).toMatchObject({ to: 'anna', readAt: null });
    rig.checkRebuild();
  });

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)'])(
    'never links to %s',
    (link) => {
      expect(() => newRig().send(key, { type: 'sendNotification', to: 'anna', title: 'x', link })).toThrowError(/a path inside the portal/);
    },
  );

  it('is listed newest first, or only while unread', async () => {
    const rig = newRig();
    for (const id of ['a', 'b', 'c']) {
      rig.now += 1000;
      rig.send(notificationKey('main', id), { type: 'sendNotification', to: id === 'c' ? 'boris' : 'anna', title: id });
    }
    rig.send(notificationKey('main', 'b'), { type: 'markNotificationRead' }, { actor: 'anna' });
    const store = memoryStore();
    await store.open([notificationsCollection]);
    await store.project([...rig.rows.values()]);
    const ids = async (unread: boolean): Promise<string[]> =>
      (await store.find(notificationQuery('main', 'anna', { unread }))).rows.map((row) => (JSON.parse(row.body) as { id: string }).id);
    expect(await ids(false)).toEqual(['b', 'a']);
    expect(await ids(true)).toEqual(['a']);
  });
});

describe('rule 13: a broadcast', () => {
  const start = (rig: AggregateRig, to: readonly string[]): JsonObject =>
    rig.send(broadcastKey('main', 'b1'), { type: 'startBroadcast', to, title: 'News' }) as JsonObject;

  it('tells a group of thousands in chunks, each person once', () => {
    const rig = newRig();
    start(rig, ['group:all', 'group:few', 'group:none', 'user:zoe']);
    expect(rig.letters).toHaveLength(500);
    rig.settle();
    const people = sentTo(rig);
    expect(people).toHaveLength(1201);
    expect(new Set(people).size).toBe(1201);
    expect(rig.state<BroadcastState>(broadcastKey('main', 'b1'))).toMatchObject({ done: true });
    rig.checkRebuild();
  });

  it('goes on from its cursor, and a repeated step sends nothing', () => {
    const rig = newRig();
    start(rig, ['group:all']);
    rig.settle();
    const steps = rig.delivered.filter((letter) => letter.command.type === 'continueBroadcast');
    expect(steps).toHaveLength(2);
    for (const step of steps) rig.repeat(step);
    start(rig, ['group:all']);
    expect(rig.letters).toEqual([]);
    expect(rig.refusals).toEqual([]);
  });

  it('ends at once when nobody is behind its keys', () => {
    expect(start(newRig(), ['group:none'])).toEqual({ id: 'b1', sent: 0, done: true });
  });

  it.each([[[]], [['anna']], [['role:x']], ['group:all']])('refuses to go to %j', (to) => {
    expect(() => start(newRig(), to as readonly string[])).toThrowError(/principal keys/);
  });
});

describe('the notify connector', () => {
  const job = (input: JsonObject): Parameters<typeof notifyCommand>[0] => ({
    id: 'i1.7',
    tenant: 'main',
    instanceId: 'i1',
    options: {},
    input,
  });

  it('tells one person directly and everybody else by a broadcast, once per job', () => {
    const rig = newRig();
    for (const to of ['anna', ['user:anna'], ['anna', 'group:few'], ['anna', 'group:few']]) {
      const { to: key_, command } = notifyCommand(job({ to, title: 'News', text: { ru: 'Новости' } }));
      rig.send(key_, { ...command });
      rig.settle();
    }
    expect(sentTo(rig)).toEqual(['anna', 'anna', 'p0001', 'zoe']);
  });

  it.each([[{}], [{ to: '' }], [{ to: [] }], [{ to: [5] }]])('refuses %j', (input) => {
    expect(() => notifyCommand(job({ title: 'x', ...input }))).toThrowError(/a person, a principal key/);
  });
});
