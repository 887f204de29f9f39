import { describe, expect, it } from 'vitest';
import { noChromium } from './chromium.js';
import { setStage } from './stage.js';
import type { Visitor } from './visitor.js';

/** A journey through several people's browsers. */
const JOURNEY = 120_000;
const soon = { timeout: 30_000 };

describe.skipIf(noChromium !== null)(`bad days in a browser (${noChromium ?? 'Chromium is here'})`, () => {
  const { arrive } = setStage(JOURNEY);

  /** How many of the person's requests are called this. */
  const requestsCalled = async (visitor: Visitor, subject: string): Promise<number> => {
    await visitor.open('/requests?view=all');
    const links = visitor.page.getByRole('main').getByRole('link', { name: new RegExp(subject) });
    await links.first().waitFor();
    return links.count();
  };

  it('a session that ended in the middle of a form asks for the password over it and goes on', { timeout: JOURNEY }, async () => {
    const anna = await arrive('anna');
    await anna.fillPurchase({ subject: 'Typed before the session ended', quantity: 1, price: '300' });
    await anna.context.clearCookies();
    const main = anna.page.getByRole('main');
    await main.getByRole('button', { name: 'Check and send' }).click();
    await main.getByRole('button', { name: 'Send', exact: true }).click();
    const dialog = anna.page.getByRole('dialog');
    await dialog.getByLabel(/^Password/).fill('not the password');
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect.poll(() => dialog.innerText(), soon).toContain('do not match');
    await dialog.getByLabel(/^Password/).fill('millrace-demo');
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    expect((await anna.sent()).number).toMatch(/^PR-/);
    expect(await requestsCalled(anna, 'Typed before the session ended')).toBe(1);
  });

  it('Send pressed five times makes one request', { timeout: JOURNEY }, async () => {
    const anna = await arrive('anna');
    await anna.fillPurchase({ subject: 'Pressed five times', quantity: 1, price: '300' });
    const main = anna.page.getByRole('main');
    await main.getByRole('button', { name: 'Check and send' }).click();
    await main.getByRole('button', { name: 'Send', exact: true }).evaluate((button: HTMLElement) => {
      for (let press = 0; press < 5; press++) button.click();
    });
    await anna.sent();
    expect(await requestsCalled(anna, 'Pressed five times')).toBe(1);
  });

  it('a connection lost while sending becomes one request when it is back', { timeout: JOURNEY }, async () => {
    const anna = await arrive('anna');
    await anna.fillPurchase({ subject: 'Sent without a connection', quantity: 1, price: '300' });
    const main = anna.page.getByRole('main');
    await main.getByRole('button', { name: 'Check and send' }).click();
    await anna.context.setOffline(true);
    await main.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(() => anna.page.locator('body').innerText(), soon).toMatch(/No connection|The answer did not come/);
    await anna.context.setOffline(false);
    expect((await anna.sent()).number).toMatch(/^PR-/);
    expect(await requestsCalled(anna, 'Sent without a connection')).toBe(1);
  });

  it('a form being filled is kept over a reload', { timeout: JOURNEY }, async () => {
    const kira = await arrive('kira');
    await kira.fillPurchase({ subject: 'Kept over a reload', quantity: 3, price: '450' });
    kira.page.on('dialog', (dialog) => void dialog.accept());
    await kira.page.reload();
    const main = kira.page.getByRole('main');
    await expect.poll(() => main.innerText(), soon).toContain('Your unsent form was kept');
    expect(await main.getByLabel('What is it for?').inputValue()).toBe('Kept over a reload');
    expect(await main.getByLabel(/^Quantity/).inputValue()).toBe('3');
    expect((await kira.send()).number).toMatch(/^PR-/);
  });

  it(
    'of two tabs, the one that signs out takes the other along, and a task done in one is done in both',
    { timeout: JOURNEY },
    async () => {
      const anna = await arrive('anna');
      const { number } = await anna.ask({ subject: 'Open in two tabs', quantity: 1, price: '300' });
      const boris = await arrive('boris');
      await boris.openTask(number);
      const other = await boris.context.newPage();
      await other.goto(boris.page.url());
      await other
        .getByRole('heading', { name: new RegExp(number) })
        .first()
        .waitFor();
      await boris.decide(number, 'Approve');
      await expect.poll(() => other.getByRole('main').innerText(), soon).toMatch(/This is already done|Nothing is left to do/);
      await boris.page.getByRole('button', { name: /Борис Орлов/ }).click();
      await boris.page.getByRole('button', { name: 'Sign out' }).click();
      await boris.page.waitForURL(/sign-in/);
      await other.waitForURL(/sign-in/, soon);
      await expect.poll(() => other.locator('body').innerText(), soon).toContain('You signed out in another tab');
    },
  );
});
