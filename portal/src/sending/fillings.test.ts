import { beforeEach, describe, expect, it } from 'vitest';
import { Fillings, madeAt, type TextStore } from './fillings.js';

/** A store of texts in memory. */
function texts(): TextStore {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (name) => map.get(name) ?? null,
    setItem: (name, value) => void map.set(name, value),
    removeItem: (name) => void map.delete(name),
  };
}

const hour = 3_600_000;
let now = 0;
let made = 0;
let storage: TextStore;
const inUse = new Set<string>();

function keyAt(time: number): string {
  made += 1;
  const head = time.toString(16).padStart(12, '0');
  return `${head.slice(0, 8)}-${head.slice(8)}-7000-8000-${String(made).padStart(12, '0')}`;
}

/** The same browser, in a tab of its own. */
function tab(own: TextStore = texts()): Fillings {
  return new Fillings({ storage, tab: own, now: () => now, newKey: () => keyAt(now), inUse: () => Promise.resolve(inUse) });
}

beforeEach(() => {
  now = Date.UTC(2026, 10, 22);
  storage = texts();
  inUse.clear();
});

describe('unsent start forms', () => {
  it('are offered again with the same key after a reload', async () => {
    const own = texts();
    const { filling, restored } = await tab(own).open('anna', 'laptop');
    expect(restored).toBe(false);
    tab(own).keep(filling, { subject: 'A laptop' });
    const again = await tab(own).open('anna', 'laptop');
    expect(again).toEqual({ filling: { ...filling, data: { subject: 'A laptop' } }, restored: true });
    tab(own).keep(again.filling, {}, { 'suppliers/s1': 'North' });
    expect((await tab(own).open('anna', 'laptop')).filling.titles).toEqual({ 'suppliers/s1': 'North' });
  });

  it('get a key of their own when the service has taken an earlier wording under theirs', async () => {
    const own = texts();
    const { filling } = await tab(own).open('anna', 'laptop');
    const sent = tab(own).sending({ ...filling, data: { subject: 'A laptop, edited after the answer was lost' } });
    const renewed = tab(own).renewed(sent);
    expect(renewed.key).not.toBe(sent.key);
    expect(renewed.sentAt).toBeUndefined();
    expect((await tab(own).open('anna', 'laptop')).filling).toEqual(renewed);
    expect(storage.length).toBe(1);
  });

  it('are offered after a crash in a new tab, unless another tab works on them', async () => {
    const { filling } = await tab().open('anna', 'laptop');
    tab().keep(filling, { subject: 'A laptop' });
    inUse.add(filling.key);
    expect((await tab().open('anna', 'laptop')).restored).toBe(false);
    inUse.clear();
    expect((await tab().open('anna', 'laptop')).filling.key).toBe(filling.key);
  });

  it('are a person’s own, and of one service', async () => {
    const { filling } = await tab().open('anna', 'laptop');
    tab().keep(filling, { subject: 'A laptop' });
    expect((await tab().open('boris', 'laptop')).restored).toBe(false);
    expect((await tab().open('anna', 'leave')).restored).toBe(false);
  });

  it('get a fresh key when theirs has become too old, but never once they were sent', async () => {
    const fillings = tab();
    const { filling } = await fillings.open('anna', 'laptop');
    fillings.keep(filling, { subject: 'A laptop' });
    now += 30 * hour;
    const unsent = (await tab().open('anna', 'laptop')).filling;
    expect(madeAt(unsent.key)).toBe(now);
    const sent = fillings.sending(filling);
    expect(sent.key).not.toBe(filling.key);
    now += 30 * hour;
    expect(fillings.sending(sent).key).toBe(sent.key);
  });

  it('keep their key when the service refuses them, and are gone when it took them', async () => {
    const own = texts();
    const { filling } = await tab(own).open('anna', 'laptop');
    const sent = tab(own).sending({ ...filling, data: { subject: '' } });
    expect(sent.sentAt).toBe(now);
    const back = tab(own).refused(sent);
    expect(back.sentAt).toBeUndefined();
    expect(back.key).toBe(filling.key);
    tab(own).drop(back);
    expect((await tab(own).open('anna', 'laptop')).restored).toBe(false);
  });

  it('are forgotten after a month, and damaged ones are passed over', async () => {
    const { filling } = await tab().open('anna', 'laptop');
    tab().keep(filling, { subject: 'A laptop' });
    storage.setItem('millrace.filling.anna.laptop.x', '{"person":1');
    now += 31 * 24 * hour;
    tab().tidy();
    expect((await tab().open('anna', 'laptop')).restored).toBe(false);
  });

  it('go on without keeping where the browser allows no storage', async () => {
    const refusing: TextStore = {
      length: 0,
      key: () => null,
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => undefined,
    };
    storage = refusing;
    const { filling } = await tab(refusing).open('anna', 'laptop');
    expect(tab(refusing).keep(filling, { subject: 'x' }).data).toEqual({ subject: 'x' });
  });
});
