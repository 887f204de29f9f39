import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noChromium, openChromium } from './chromium.js';
import { ServerProcess } from './server-process.js';
import { Visitor } from './visitor.js';

/** A journey through several people's browsers. */
const JOURNEY = 120_000;

describe.skipIf(noChromium !== null)(`a purchase request in a browser (${noChromium ?? 'Chromium is here'})`, () => {
  let server: ServerProcess;
  let browser: Browser;
  const people = new Map<string, Visitor>();

  /** A person who stays signed in for all tests. */
  const as = async (login: string): Promise<Visitor> => {
    const known = people.get(login);
    if (known) return known;
    const visitor = await Visitor.arrive(browser, server.address);
    await visitor.signIn(login);
    people.set(login, visitor);
    return visitor;
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.make(), openChromium()]);
    await server.start();
  }, JOURNEY);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const [login, visitor] of people) await visitor.testify(task, login);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it('a small one is decided by the manager alone', { timeout: JOURNEY }, async () => {
    const anna = await as('anna');
    const { number, path } = await anna.ask({ subject: 'Paper for the printer', quantity: 10, price: '349.90' });
    expect(number).toMatch(/^PR-/);
    expect(await anna.requestText(path)).toContain('Борис Орлов');
    await (await as('boris')).decide(number, 'Approve');
    await anna.page.waitForTimeout(0);
    await expect.poll(() => anna.requestText(path), { timeout: 20_000 }).toMatch(/Approved|Completed|Finished/);
  });

  it('over 100 000 the budget holder decides after the manager', { timeout: JOURNEY }, async () => {
    const anna = await as('anna');
    const { number, path } = await anna.ask({ subject: 'Laptops', quantity: 2, price: '82,000.00' });
    await (await as('boris')).decide(number, 'Approve');
    await (await as('vera')).decide(number, 'Approve');
    await expect.poll(() => anna.requestText(path), { timeout: 20_000 }).toMatch(/Finished/);
  });

  it('over a million two of three of the committee decide', { timeout: JOURNEY }, async () => {
    const anna = await as('anna');
    const { number, path } = await anna.ask({ subject: 'Servers', quantity: 2, price: '600000' });
    await (await as('dina')).decide(number, 'Approve');
    await (await as('gleb')).decide(number, 'Approve');
    await expect.poll(() => anna.requestText(path), { timeout: 20_000 }).toMatch(/Finished/);
  });

  it('a refusal needs a reason, and the requester reads it', { timeout: JOURNEY }, async () => {
    const anna = await as('anna');
    const boris = await as('boris');
    const { number, path } = await anna.ask({ subject: 'Espresso machine', quantity: 1, price: '95000' });
    await boris.openTask(number);
    await boris.page.getByRole('main').getByRole('button', { name: 'Refuse', exact: true }).click();
    const dialog = boris.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Refuse', exact: true }).click();
    await expect.poll(() => dialog.innerText()).toContain('Say why');
    await boris.page.keyboard.press('Escape');
    await boris.decide(number, 'Refuse', 'There is one already');
    await expect.poll(() => anna.requestText(path), { timeout: 20_000 }).toContain('There is one already');
  });

  it('a returned one is corrected with what was typed kept, and approved', { timeout: JOURNEY }, async () => {
    const anna = await as('anna');
    const { number, path } = await anna.ask({ subject: 'Monitors', quantity: 4, price: '20000' });
    const boris = await as('boris');
    await boris.decide(number, 'Return for correction', 'Three are enough');
    await anna.openTask(number);
    const main = anna.page.getByRole('main');
    expect(await main.getByLabel('What is it for?').inputValue()).toBe('Monitors');
    await main.getByLabel(/^Quantity/).fill('3');
    const taken = anna.page.waitForResponse((response) => response.url().endsWith('/complete'));
    await main.getByRole('button', { name: 'Done', exact: true }).click();
    expect((await taken).status()).toBe(200);
    await boris.decide(number, 'Approve');
    await expect.poll(() => anna.requestText(path), { timeout: 20_000 }).toContain('60,000');
  });

  it('is taken back with a reason', { timeout: JOURNEY }, async () => {
    const anna = await as('anna');
    const { path } = await anna.ask({ subject: 'Nothing after all', quantity: 1, price: '100' });
    await anna.open(path);
    await anna.page.getByRole('button', { name: 'Take back' }).click();
    const dialog = anna.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('No longer needed');
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => anna.requestText(path), { timeout: 20_000 }).toContain('No longer needed');
  });

  it(
    'goes on after the server was killed: a form being filled, a request waiting, a decision being made',
    { timeout: 2 * JOURNEY },
    async () => {
      const anna = await as('anna');
      const boris = await as('boris');
      const waiting = await anna.ask({ subject: 'Sent before the kill', quantity: 1, price: '500' });
      await anna.fillPurchase({ subject: 'Typed before the kill', quantity: 1, price: '700' });
      await boris.openTask(waiting.number);
      await server.kill();
      const main = anna.page.getByRole('main');
      await main.getByRole('button', { name: 'Check and send' }).click();
      await main.getByRole('button', { name: 'Send', exact: true }).click();
      await boris.page.getByRole('main').getByRole('button', { name: 'Approve', exact: true }).click();
      await server.start();
      // Both keep trying by themselves, under one key each.
      const typed = await anna.sent();
      expect(typed.number).toMatch(/^PR-/);
      await expect.poll(() => anna.requestText(waiting.path), { timeout: 60_000 }).toMatch(/Finished/);
      await anna.open('/requests?view=all');
      await anna.page
        .getByRole('link', { name: /Typed before the kill/ })
        .first()
        .waitFor();
      expect(
        await anna.page
          .getByRole('main')
          .getByRole('link', { name: /Typed before the kill/ })
          .count(),
      ).toBe(1);
    },
  );

  it('no page broke its own security policy or threw', () => {
    expect([...people.values()].flatMap(({ faults }) => faults)).toEqual([]);
  });
});
