import type { JsonObject } from '@millrace/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, cardOf, demoRig, newKey, tally } from '../../testing/demo-rig.js';
import type { Browser, HttpRig } from '../../testing/http-rig.js';

let rig: HttpRig;
let anna: Browser;
beforeAll(async () => {
  rig = await demoRig();
  anna = await as(rig, 'anna');
}, 120_000);
afterAll(() => rig.close());

interface Balance {
  readonly available: number;
  readonly covered: readonly { readonly from: string; readonly to: string }[];
}

async function balanceOf(browser: Browser): Promise<Balance | undefined> {
  const { body } = await browser.call('GET', '/services/leave');
  return (body as { sheet: { sources?: { balance?: Balance } } }).sheet.sources?.balance;
}

const day = (days: number): string => new Date(Date.UTC(new Date().getUTCFullYear() + 3, 1, 1 + days)).toISOString().slice(0, 10);
const ask = (browser: Browser, data: JsonObject, key = newKey()) =>
  browser.call('POST', '/services/leave/requests', { data }, { 'idempotency-key': key });

describe('what a form reads of its reader’s own', () => {
  it('comes with the form: what is left, and the days that are taken', async () => {
    const balance = await balanceOf(anna);
    expect(balance?.available).toBeGreaterThan(0);
    expect(balance?.covered.every(({ from, to }) => from <= to)).toBe(true);
  });

  it('refuses too many days and days that are taken before anything starts, and the same request sent again is answered as before', async () => {
    const before = await balanceOf(anna);
    const many = await ask(anna, { kind: 'annual', from: day(0), to: day(59) });
    expect([many.status, many.body]).toMatchObject([
      422,
      { code: 'FORM_INVALID', problems: [{ code: 'FORM_RULE_ERROR', pointer: '/days' }] },
    ]);
    expect(await balanceOf(anna)).toEqual(before);

    const key = newKey();
    const data = { kind: 'annual', from: day(0), to: day(0) };
    const first = await ask(anna, data, key);
    expect(first.status).toBe(201);
    const after = await balanceOf(anna);
    expect(after).toMatchObject({ available: (before?.available ?? 0) - 1 });
    expect(after?.covered).toContainEqual({ from: day(0), to: day(0) });

    const again = await ask(anna, data, key);
    expect([again.status, cardOf(again).id]).toEqual([201, cardOf(first).id]);
    const other = await ask(anna, { kind: 'unpaid', from: day(0), to: day(3), comment: 'Family' });
    expect([other.status, other.body]).toMatchObject([
      422,
      { code: 'FORM_INVALID', problems: [{ code: 'FORM_RULE_ERROR', pointer: '/from' }] },
    ]);
  });

  it('sent for the same days at once, at most one is reserved: the ledger has the last word', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(anna, { kind: 'annual', from: day(20), to: day(20) })));
    expect(Object.keys(tally(answers)).every((one) => one === '201' || one === '422 FORM_INVALID')).toBe(true);
    const covered = (await balanceOf(anna))?.covered.filter(({ from }) => from === day(20));
    expect(covered).toHaveLength(1);
  });
});
