import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildStorybook, chromiumFlags, chromiumPath, type BuiltStorybook } from './storybook.js';

const hasChromium = existsSync(chromiumPath);
if (!hasChromium) console.warn(`Properties are not tried: there is no browser at ${chromiumPath}. Install Debian's chromium.`);

describe.skipIf(!hasChromium)('the properties panel in a browser', () => {
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

  const open = async (story: string, language = 'en') => {
    page = await browser.newPage({ viewport: { width: 400, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(
      `${storybook.url}/iframe.html?id=process-designer-properties--${story}&viewMode=story&globals=language:${language};a11y.manual:!true`,
    );
    await page.waitForFunction(() => document.querySelector('#storybook-root > *') !== null);
  };
  const property = (path: string) => page.locator(`[data-property="${path}"]`);
  const violations = async () => {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
        rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
      });
      return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  };

  it('takes what is typed as one step of undo, and undoes in the document', async () => {
    await open('user-task');
    const name = page.getByRole('textbox', { name: 'Name: English' });
    await name.fill('');
    await name.pressSequentially('Look at it', { delay: 20 });
    await name.press('Enter');
    await name.pressSequentially(' twice', { delay: 20 });
    await name.press('Control+z');
    await expect.poll(() => name.inputValue()).toBe('Look at it');
    await name.press('Control+z');
    await expect.poll(() => name.inputValue()).toBe('Check the request');
    await name.press('Control+Shift+z');
    await expect.poll(() => name.inputValue()).toBe('Look at it');
  });

  it('keeps what cannot be read, says why, and takes it when it is put right', async () => {
    await open('user-task', 'ru');
    const due = property('due').getByRole('textbox');
    await due.fill('скоро');
    await due.blur();
    await property('due').getByRole('alert').waitFor();
    expect(await due.inputValue()).toBe('скоро');
    expect(await due.getAttribute('aria-invalid')).toBe('true');
    expect(await violations()).toEqual([]);
    await due.fill('3 дня 4 ч');
    await due.blur();
    await expect.poll(() => due.inputValue()).toBe('3 дня 4 часа');
    expect(await property('due').getByRole('alert').count()).toBe(0);
    // By the clock of the reader: three days and four hours behind the story's 11 March, 12:00 in Moscow.
    expect(await property('due').textContent()).toContain('14 марта 2026');
  });

  it('explains a property by keyboard, closes groups and remembers that', async () => {
    await open('user-task');
    await property('priority').getByRole('button', { name: 'Explain: Priority' }).press('Enter');
    expect(await property('priority').textContent()).toContain('higher is more urgent');
    await page.getByRole('button', { name: 'Deadlines' }).press('Enter');
    expect(await property('priority').count()).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: /^Deadlines/ }).waitFor();
    expect(await property('priority').count()).toBe(0);
    await page.getByRole('searchbox').fill('приоритет');
    await property('priority').waitFor();
  });

  it('writes a mapping line by line, and nothing before a line is whole', async () => {
    await open('service-task');
    await page.getByRole('button', { name: 'Add: Inputs' }).click();
    const row = property('service.in').getByRole('textbox', { name: 'Inputs, line 2: Into' });
    await row.fill('to');
    await property('service.in').getByRole('alert').waitFor();
    await property('service.in').getByRole('textbox', { name: 'Inputs, to', exact: true }).fill('order.supplier');
    await expect.poll(() => property('service.in').getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => property('service.in').getByRole('textbox').count()).toBe(2);
  });

  it('makes a message in place and names it everywhere', async () => {
    await open('message-event');
    const box = property('event.ref').getByRole('combobox');
    await box.selectOption({ label: 'New…' });
    const name = page.getByRole('textbox', { name: 'Message: Name, everywhere' });
    await name.fill('Delivered');
    await expect.poll(() => box.locator('option:checked').textContent()).toBe('Delivered');
    await name.press('Control+z');
    await name.press('Control+z');
    await expect.poll(() => box.locator('option:checked').textContent()).toBe('Paid');
  });

  describe('the editor of expressions', () => {
    const source = () => page.getByRole('textbox', { name: 'Condition', exact: true });

    it('completes variables and functions, and lets the tab key through', async () => {
      await open('gateways-flow');
      await page.locator('.cm-content').waitFor();
      await source().fill('');
      await source().pressSequentially('order.su');
      await page.getByRole('option', { name: /supplier/ }).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => source().textContent()).toBe('order.supplier');
      await source().fill('');
      await source().pressSequentially('$co');
      await page.getByRole('option', { name: /count/ }).waitFor();
      expect(await violations()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Try it on data');
    });

    it('shows mistakes at their place and undoes in the document', async () => {
      await open('gateways-flow', 'ru');
      const field = page.getByRole('textbox', { name: 'Условие', exact: true });
      await page.locator('.cm-content').waitFor();
      await field.fill('amount.amount > )');
      await page.locator('.cm-lintRange-error').waitFor();
      expect(await property('when').textContent()).toContain('Этого здесь быть не может.');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      await field.press('Control+z');
      await expect.poll(() => field.textContent()).toBe('amount.amount > 100000');
      await expect.poll(() => page.locator('.cm-lintRange-error').count()).toBe(0);
    });

    it('gives a live result over sample data, and ends what takes too long', async () => {
      await open('gateways-flow');
      await page.locator('.cm-content').waitFor();
      await page.getByRole('button', { name: 'Try it on data: Condition' }).click();
      const result = property('when').getByRole('status');
      await expect.poll(() => result.textContent()).toBe('Result: false');
      await source().fill('amount.amount > 10');
      await expect.poll(() => result.textContent()).toBe('Result: true');
      await source().fill('$map([1..3], function($n) { $n * 2 })');
      await expect.poll(() => result.textContent(), { timeout: 5000 }).toContain('6');
      await source().fill('($f := function($n) { $f($n + 1) }; $f(1))');
      await expect.poll(() => result.textContent(), { timeout: 5000 }).toContain('longer than a second');
      expect(await violations()).toEqual([]);
    });
  });
});
