import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noChromium, openChromium } from './chromium.js';
import { ServerProcess } from './server-process.js';
import { Visitor } from './visitor.js';

/** More stops than any page has: whoever needs more goes in circles. */
const mostStops = 120;

/** Goes on with Tab until the focus is on what is looked for. */
async function tabTo(page: Page, name: RegExp, role = ''): Promise<void> {
  const seen: string[] = [];
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = element instanceof HTMLInputElement ? element.labels : null;
      const by = (element?.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
      const words = [
        element?.getAttribute('aria-label'),
        ...by,
        ...[...(labels ?? [])].map((label) => label.textContent),
        element?.textContent,
      ];
      return { name: words.filter(Boolean).join(' ').trim(), role: element?.getAttribute('role') ?? element?.tagName.toLowerCase() ?? '' };
    });
    seen.push(`${here.role} ${here.name.slice(0, 40)}`);
    if (name.test(here.name) && (role === '' || here.role === role)) return;
  }
  throw new Error(`Expected the Tab key to reach ${String(name)}, but it reached: ${[...new Set(seen)].join(' | ')}`);
}

describe.skipIf(noChromium !== null)(`by keyboard alone (${noChromium ?? 'Chromium is here'})`, () => {
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    [server, browser] = await Promise.all([ServerProcess.make(), openChromium()]);
    await server.start();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await server?.remove();
  });

  it('a request is made and approved', { timeout: 180_000 }, async () => {
    const anna = await Visitor.arrive(browser, server.address);
    await anna.signIn('anna');
    const { page } = anna;
    const { keyboard } = page;
    await anna.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, /^Services/, 'a');
    await keyboard.press('Enter');
    await page.waitForURL(/\/services$/);
    await page.getByRole('link', { name: 'Purchase' }).first().waitFor();
    await tabTo(page, /^Purchase/, 'a');
    await keyboard.press('Enter');
    await page.getByLabel('What is it for?').waitFor();
    await tabTo(page, /What is it for/);
    await keyboard.type('Chairs by keyboard');
    await tabTo(page, /Supplier/, 'combobox');
    await keyboard.type('Bright');
    await page.getByRole('option').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tabTo(page, /Budget line/, 'combobox');
    await keyboard.type('2026');
    await page.getByRole('option').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    if ((await page.getByLabel(/^Item/).count()) === 0) {
      await tabTo(page, /Add a line/, 'button');
      await keyboard.press('Enter');
      await page.getByLabel(/^Item/).waitFor();
      if (!(await page.getByLabel(/^Item/).evaluate((field) => field === document.activeElement))) {
        await keyboard.press('Shift+Tab');
        await tabTo(page, /Item/, 'input');
      }
    } else await tabTo(page, /Item/, 'input');
    await keyboard.type('Chair');
    await tabTo(page, /Quantity/, 'input');
    await keyboard.type('2');
    await tabTo(page, /Price/, 'input');
    await keyboard.type('4500.50');
    await tabTo(page, /Check and send/, 'button');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Please check before sending' }).waitFor();
    await tabTo(page, /^Send$/, 'button');
    await keyboard.press('Enter');
    const { number } = await anna.sent();
    await anna.leave();

    const boris = await Visitor.arrive(browser, server.address);
    await boris.signIn('boris');
    await boris.open('/inbox');
    const task = boris.page.getByRole('main').getByRole('link', { name: new RegExp(number) });
    await task.waitFor();
    // The list is one stop; arrows move in it.
    await tabTo(boris.page, /PR-|LR-/, 'a');
    for (let moves = 0; moves < 50 && !(await task.evaluate((link) => link === document.activeElement)); moves++)
      await boris.page.keyboard.press('ArrowDown');
    await boris.page.keyboard.press('Enter');
    await boris.page
      .getByRole('heading', { name: new RegExp(number) })
      .first()
      .waitFor();
    await tabTo(boris.page, /^Approve$/, 'button');
    const taken = boris.page.waitForResponse((response) => response.url().endsWith('/complete'));
    await boris.page.keyboard.press('Enter');
    expect((await taken).status()).toBe(200);
    await boris.leave();
  });
});
