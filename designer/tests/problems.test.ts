import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildStorybook, chromiumFlags, chromiumPath, type BuiltStorybook } from './storybook.js';

const hasChromium = existsSync(chromiumPath);
if (!hasChromium) console.warn(`Problems are not looked at: there is no browser at ${chromiumPath}. Install Debian's chromium.`);

describe.skipIf(!hasChromium)('problems while drawing', () => {
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

  const open = async (story: string, prepare: (page: Page) => Promise<unknown> = () => Promise.resolve()) => {
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
    await prepare(page);
    await page.goto(`${storybook.url}/iframe.html?id=process-designer-problems--${story}&viewMode=story&globals=a11y.manual:!true`);
    await page.locator('.react-flow__node-shape').first().waitFor();
  };
  const list = () => page.getByRole('region', { name: 'Problems' });
  const marks = () => page.locator('svg.problem-mark[role="img"]');

  it('are listed where a mark is pressed', async () => {
    await open('errors-and-warnings');
    await marks().first().click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-problem]') !== null)).toBe(true);
  });

  it('are seen when the model breaks, and gone by the fix; undo brings both back', async () => {
    await open('nothing-to-correct');
    await list().getByText('Nothing to correct', { exact: true }).waitFor();
    expect(await marks().count()).toBe(0);

    // A task that no flow leads to.
    const canvas = page.getByRole('application', { name: 'Canvas of the process' });
    await page.getByRole('button', { name: 'User task' }).first().click();
    const box = await canvas.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 900, (box?.y ?? 0) + 40);
    await page.keyboard.press('Escape');

    const problem = list().getByRole('listitem').filter({ hasText: 'no flow leads there' });
    await problem.waitFor();
    await page.getByRole('button', { name: 'Problems 1 error' }).waitFor();
    expect(await marks().count()).toBe(1);
    expect(await marks().first().getAttribute('aria-label')).toContain('Error. Expected “User task” to be reachable');
    // Told once it has stayed so for a while.
    await expect.poll(() => page.getByRole('status').filter({ hasText: '1 error' }).count(), { timeout: 5000 }).toBe(1);

    await problem.getByRole('button', { name: 'Delete “User task”' }).click();
    await problem.waitFor({ state: 'detached' });
    await expect.poll(() => marks().count(), { timeout: 5000 }).toBe(0);

    await canvas.focus();
    await page.keyboard.press('Control+z');
    await problem.waitFor();
    await expect.poll(() => marks().count(), { timeout: 5000 }).toBe(1);
  });

  it('lead to the element, and are narrowed to what is selected', async () => {
    await open('errors-and-warnings');
    await list().getByRole('button', { name: 'Agree with the partner', exact: true }).click();
    await list().getByText('It shows what partners exchange').first().waitFor();
    await page.locator('.react-flow__node-shape.selected[data-id="partners"]').waitFor();
    await expect.poll(() => page.getByRole('status').filter({ hasText: 'It shows what partners exchange' }).count()).toBe(1);
    const all = await list().getByRole('listitem').count();
    await list().getByRole('checkbox', { name: 'Only what is selected' }).check();
    await expect.poll(() => list().getByRole('listitem').count()).toBe(1);
    expect(all).toBeGreaterThan(1);
    await list().getByRole('button', { name: 'Change to “User task”' }).click();
    await list().getByText('Nothing to correct in what is selected.').waitFor();
  });

  it('are found by the page itself where there is no worker, and it says so', async () => {
    await open('errors-and-warnings', (opened) => opened.addInitScript(() => Reflect.deleteProperty(window, 'Worker')));
    await list().getByText('this page checks by itself').waitFor();
    expect(await marks().count()).toBeGreaterThan(0);
  });

  it('cannot be mended by who only reads', async () => {
    await open('read-only');
    await list().getByRole('listitem').first().waitFor();
    expect(await list().getByRole('group').count()).toBe(0);
  });
});
