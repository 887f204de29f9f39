import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildStorybook, chromiumFlags, chromiumPath, type BuiltStorybook } from './storybook.js';

const hasChromium = existsSync(chromiumPath);
if (!hasChromium) console.warn(`The keyboard is not tried: there is no browser at ${chromiumPath}. Install Debian's chromium.`);

describe.skipIf(!hasChromium)('the patterns by keyboard alone', () => {
  let storybook: BuiltStorybook;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [storybook, browser] = await Promise.all([buildStorybook(), chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await storybook?.close();
  });
  afterEach(() => page.close());

  const open = async (story: string, width = 1280) => {
    page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await page.goto(`${storybook.url}/iframe.html?id=patterns-${story}&viewMode=story&globals=a11y.manual:!true`);
    await page.waitForFunction(() => document.querySelector('#storybook-root > *') !== null);
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Item that has the focus, or the name of the focused part. */
  const focus = () =>
    page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      return at?.dataset['item'] || at?.getAttribute('aria-label') || at?.id || at?.textContent || null;
    });

  describe('list and detail', () => {
    it('moves with the arrows, opens with Enter, returns with Esc', async () => {
      await open('list-and-detail--nothing-open');
      await page.locator('[data-item="1"]').focus();
      await press('ArrowDown', 'ArrowDown');
      expect(await focus()).toBe('3');
      await press('End');
      expect(await focus()).toBe('5');
      await press('ArrowDown', 'Home', 'ArrowUp', 'ArrowDown');
      expect(await focus()).toBe('2');
      await press('Enter');
      await page.locator('[data-item="2"][aria-current="true"]').waitFor();
      await expect.poll(focus).toBe('Open work item');
      await press('Tab');
      expect(await focus()).toBe('Correct');
      await press('Escape');
      expect(await focus()).toBe('2');
      await press('Enter');
      expect(await focus()).toBe('Open work item');
    });

    it('is one tab stop', async () => {
      await open('list-and-detail--open');
      await page.locator('[data-item="2"]').focus();
      await press('ArrowDown', 'Tab');
      expect(await focus()).toBe('Show more');
      await press('Shift+Tab');
      expect(await focus()).toBe('3');
    });

    it('is two pages on a phone, and Esc returns to the item', async () => {
      await open('list-and-detail--nothing-open', 390);
      await page.locator('[data-item="2"]').focus();
      await press('ArrowDown', 'Enter');
      await expect.poll(() => page.locator('[data-item]').count()).toBe(0);
      await expect.poll(focus).toBe('Open work item');
      await press('Escape');
      await expect.poll(focus).toBe('3');
    });
  });

  it('skips the navigation with the first tab stop', async () => {
    await open('frame--usual');
    await press('Tab');
    expect(await focus()).toBe('Skip to content');
    await press('Enter');
    expect(await focus()).toBe('content');
  });

  it('opens the account with Enter, and Esc gives the focus back', async () => {
    await open('frame--usual');
    const account = page.getByRole('button', { name: 'Anna Petrova' });
    await account.focus();
    await press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Русский' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => account.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('selects rows with Space and says how many', async () => {
    await open('list-page--selected');
    await page.getByRole('checkbox', { name: 'Select PR-000041' }).focus();
    await press('Space');
    await page.getByRole('group', { name: '3 selected' }).waitFor();
    await page.getByRole('checkbox', { name: 'Select all shown' }).focus();
    await press('Space');
    await page.getByRole('group', { name: '5 selected' }).waitFor();
    await press('Space');
    await expect.poll(() => page.getByRole('group').count()).toBe(0);
  });

  it('asks for a reason where one is owed, at the field', async () => {
    await open('dialogs--with-reason');
    const reason = page.getByRole('textbox', { name: 'Why do you withdraw it?' });
    await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Withdraw' }).focus();
    await press('Enter');
    await page.getByText('Say why.').waitFor();
    expect(await reason.getAttribute('aria-invalid')).toBe('true');
    expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);
  });
});
