import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noChromium, openChromium } from './chromium.js';
import { ServerProcess } from './server-process.js';
import { Visitor } from './visitor.js';

/** A journey through several people's browsers. */
const JOURNEY = 120_000;
const soon = { timeout: 30_000 };

describe.skipIf(noChromium !== null)(`a leave in a browser (${noChromium ?? 'Chromium is here'})`, () => {
  let server: ServerProcess;
  let browser: Browser;
  let anna: Visitor;
  let boris: Visitor;

  /** Fills the days into the open form and has them checked; a day is written as the form expects it in English. */
  const fill = async (from: string, to: string): Promise<void> => {
    const main = anna.page.getByRole('main');
    await main.getByRole('textbox', { name: /^First day/ }).fill(from);
    await main.getByRole('textbox', { name: /^Last day/ }).fill(to);
    await anna.page.keyboard.press('Tab');
    await main.getByRole('button', { name: 'Check and send' }).click();
  };

  /** Asks for annual leave. */
  const ask = async (from: string, to: string): Promise<{ readonly number: string; readonly path: string }> => {
    await anna.open('/services/leave');
    const main = anna.page.getByRole('main');
    await main.getByLabel('Annual leave').check();
    await fill(from, to);
    await main.getByRole('button', { name: 'Send', exact: true }).click();
    const { path } = await anna.sent();
    return { number: /LR-[0-9-]+/.exec(await main.innerText())?.[0] ?? '', path };
  };

  /** What the manager reads in the task of a request: days that are left to the employee. */
  const balance = async (number: string): Promise<number> => {
    await boris.openTask(number);
    const main = boris.page.getByRole('main');
    await main.getByText('Left on the balance, days').first().waitFor();
    return Number(/Left on the balance, days\s+(\d+)/.exec(await main.innerText())?.[1]);
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.make(), openChromium()]);
    await server.start();
    anna = await Visitor.arrive(browser, server.address);
    boris = await Visitor.arrive(browser, server.address);
    await anna.signIn('anna');
    await boris.signIn('boris');
  }, JOURNEY);

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await anna.testify(task, 'anna');
    await boris.testify(task, 'boris');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it('the manager sees the balance and approves; afterwards it is lower', { timeout: JOURNEY }, async () => {
    const first = await ask('02/03/2099', '02/03/2099');
    expect(first.number).toMatch(/^LR-/);
    const before = await balance(first.number);
    expect(before).toBeGreaterThanOrEqual(1);
    await boris.decide(first.number, 'Approve');
    const second = await ask('06/04/2099', '06/04/2099');
    expect(await balance(second.number)).toBeLessThan(before);
    // What is refused gives its day back.
    await boris.decide(second.number, 'Refuse', 'Everybody is away then');
  });

  it(
    'days of an earlier leave, and more days than are left, are told in the form, which is corrected and sent',
    { timeout: JOURNEY },
    async () => {
      await anna.open('/services/leave');
      const main = anna.page.getByRole('main');
      await main.getByLabel('Annual leave').check();
      await fill('02/03/2099', '03/03/2099');
      await expect.poll(() => main.innerText(), soon).toContain('These days overlap with another leave of yours');
      expect(await main.innerText()).toContain('You do not have so many days left');
      await fill('04/05/2099', '04/05/2099');
      await main.getByRole('button', { name: 'Send', exact: true }).click();
      const { path } = await anna.sent();
      await expect.poll(() => anna.requestText(path), soon).toContain('Approval by the manager');
    },
  );

  it('no page broke its own security policy or threw', () => {
    expect([...anna.faults, ...boris.faults]).toEqual([]);
  });
});
