import { describe, expect, it } from 'vitest';
import { noChromium } from './chromium.js';
import { setStage } from './stage.js';
import type { Visitor } from './visitor.js';

/** A journey through several people's browsers. */
const JOURNEY = 120_000;
const soon = { timeout: 30_000 };

describe.skipIf(noChromium !== null)(`my requests in a browser (${noChromium ?? 'Chromium is here'})`, () => {
  const { arrive } = setStage(JOURNEY);
  const focused = (visitor: Visitor): Promise<string> => visitor.page.evaluate(() => document.activeElement?.textContent ?? '');

  it(
    'a request is found by the beginning of its number, in every view, and the way back leads to the same rows',
    { timeout: JOURNEY },
    async () => {
      const anna = await arrive('anna');
      const { number } = await anna.ask({ subject: 'Found by its number', quantity: 1, price: '100' });
      await anna.open('/requests?view=ended');
      const main = anna.page.getByRole('main');
      await main.getByLabel('Number or title').fill(number.toLowerCase());
      await main.getByText('Nothing matches').waitFor();
      await main.getByRole('link', { name: 'All', exact: true }).click();
      const found = main.getByRole('link', { name: /Found by its number/ });
      await found.waitFor();
      expect(await main.getByRole('row').count()).toBe(2);
      const list = anna.page.url();
      await found.click();
      await main.getByRole('link', { name: /My requests/ }).click();
      await found.waitFor();
      expect(anna.page.url()).toBe(list);
    },
  );

  it('taking back too late says so in plain words; taking back in time says that it is done', { timeout: JOURNEY }, async () => {
    const anna = await arrive('anna');
    const boris = await arrive('boris');
    const late = await anna.ask({ subject: 'Too late to take back', quantity: 1, price: '100' });
    await anna.open(late.path);
    await anna.page.getByRole('button', { name: 'Take back' }).click();
    const dialog = anna.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Not needed');
    await boris.decide(late.number, 'Approve');
    await expect.poll(() => anna.page.locator('article').first().innerText(), soon).toContain('Nothing is left to do');
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => dialog.innerText(), soon).toContain('It is too late');

    const early = await anna.ask({ subject: 'Taken back in time', quantity: 1, price: '100' });
    await anna.open(early.path);
    await anna.page.getByRole('button', { name: 'Take back' }).click();
    await dialog.getByRole('textbox').fill('Not needed');
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => focused(anna), soon).toBe('The request was taken back.');
  });

  it('somebody else’s address shows nothing and does not end live updates', { timeout: JOURNEY }, async () => {
    const anna = await arrive('anna');
    const mark = await arrive('mark');
    const { path } = await anna.ask({ subject: 'Not for everybody', quantity: 1, price: '100' });
    const refused: string[] = [];
    mark.page.on('response', (response) => {
      if (response.status() === 404 && response.url().includes('/events')) refused.push(response.url());
    });
    const listening = mark.page.waitForResponse((response) => response.url().includes('/events') && response.ok());
    await mark.open(path);
    await mark.page.getByRole('heading', { name: 'There is nothing here for you' }).waitFor();
    await listening;
    expect(refused).toEqual([]);
  });

  it('a page that cannot be loaded without a connection opens when it is back', { timeout: JOURNEY }, async () => {
    const anna = await arrive('anna');
    await anna.open('/settings');
    await anna.page.getByRole('heading', { level: 1 }).waitFor();
    await anna.context.setOffline(true);
    await anna.page.getByRole('link', { name: 'Services', exact: true }).click();
    await anna.page.getByRole('heading', { name: 'No connection' }).waitFor();
    await anna.context.setOffline(false);
    await anna.page.getByRole('heading', { name: 'Services', exact: true }).waitFor();
  });

  it(
    'a form edited after its answer was lost says that an earlier wording was sent, and becomes a request of its own',
    { timeout: JOURNEY },
    async () => {
      const anna = await arrive('anna');
      const main = anna.page.getByRole('main');
      await anna.fillPurchase({ subject: 'First wording', quantity: 1, price: '100' });
      const arrives = '**/services/purchase/requests';
      await anna.context.route(arrives, async (route) => {
        await route.fetch();
        await route.abort();
      });
      await main.getByRole('button', { name: 'Check and send' }).click();
      await main.getByRole('button', { name: 'Send', exact: true }).click();
      await main.getByText('The answer did not come').first().waitFor();
      await anna.context.unroute(arrives);
      await anna.page.evaluate(() => window.stop());
      await anna.page.reload();
      // It may have become a request while the page was going; what the person does is the same.
      await main.getByLabel('What is it for?').fill('Second wording');
      await main.getByRole('button', { name: 'Check and send' }).click();
      await main.getByRole('button', { name: 'Send', exact: true }).click();
      await main.getByText('An earlier wording of this form').waitFor();
      expect(await main.getByLabel('What is it for?').inputValue()).toBe('Second wording');
      await anna.send();
      await anna.open('/requests');
      await main.getByRole('link', { name: /Second wording/ }).waitFor();
      await main.getByRole('link', { name: /First wording/ }).waitFor();
    },
  );
});
