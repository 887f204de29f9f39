import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, servePage } from './serve-page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const folder = mkdtempSync(join(tmpdir(), 'millrace-forms-'));
let browser: Browser;
let server: Server;
let address: string;

beforeAll(async () => {
  await buildPage(folder);
  ({ server, address } = await servePage(folder));
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
}, 120_000);

afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Look {
  readonly story: string;
  readonly language?: 'en' | 'ru';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
}

async function open({ story, language = 'en', scheme = 'light', width = 1280 }: Look, bypassCSP = false): Promise<Page> {
  const context = await browser.newContext({ bypassCSP, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}/?story=${story}&language=${language}&scheme=${scheme}`);
  await page.waitForSelector('h1');
  return page;
}

const close = (page: Page): Promise<void> => page.context().close();
/** What the story shows as sent. */
const sent = (page: Page): Promise<string | null> => page.locator('output[data-answer]:not([data-answer=""])').getAttribute('data-answer');
/** The name of what has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    return element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
  });

async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    if ((await focused(page)).startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${name}.`);
}

describe('generated forms in a browser', () => {
  const looks: readonly Look[] = [
    { story: 'Empty', language: 'ru' },
    { story: 'Invalid', scheme: 'dark' },
    { story: 'Required', language: 'ru', width: 390 },
    { story: 'ReadOnlyFields' },
    { story: 'Reading', language: 'ru', scheme: 'dark', width: 390 },
    { story: 'Disabled' },
    { story: 'PurchaseFilled', language: 'ru', scheme: 'dark' },
    { story: 'PurchaseRefused', width: 390 },
    { story: 'TabsAndColumns', width: 390 },
    { story: 'Wizard', language: 'ru' },
    { story: 'RepeatedSection', scheme: 'dark', width: 390 },
  ];

  it.each(looks)('have nothing for axe to find and nothing wider than the page: %j', { timeout: 60_000 }, async (look) => {
    const page = await open(look, true);
    await page.waitForTimeout(100);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
      return (await run.run()).violations.map((one) => `${one.id} ${one.nodes.map((node) => node.html).join(' ')}`);
    });
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await close(page);
  });

  it('are finished by the keyboard alone, under a policy that forbids code made from text', { timeout: 60_000 }, async () => {
    const page = await open({ story: 'PurchaseRequest', language: 'ru' });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await tabTo(page, 'Для чего?');
    await page.keyboard.type('Ноутбуки');
    for (const name of ['Поставщик', 'Статья бюджета']) {
      await tabTo(page, name);
      await page.keyboard.type('Василёк');
      await page.getByRole('option', { name: /Василёк/ }).waitFor();
      await page.keyboard.press('Enter');
    }
    await tabTo(page, 'Наименование, Строка 1');
    await page.keyboard.type('Ноутбук');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1 000,50');
    await tabTo(page, 'Отправить');
    await page.keyboard.press('Enter');
    await page.locator('output[data-answer]:not([data-answer=""]), [role=group] li').first().waitFor({ state: 'attached' });
    expect(await page.locator('[role=group] li').allInnerTexts()).toEqual([]);
    expect(JSON.parse((await sent(page)) ?? '')).toMatchObject({
      subject: 'Ноутбуки',
      supplier: { register: 'suppliers', id: 's3' },
      lines: [{ item: 'Ноутбук', quantity: 3, price: 1000.5 }],
    });
    expect(errors).toEqual([]);
    await close(page);
  });

  it('stand in a row on one line: the number, empty and filled inputs, what is computed', { timeout: 60_000 }, async () => {
    for (const story of ['PurchaseRequest', 'PurchaseFilled', 'PurchaseRead']) {
      const page = await open({ story });
      const middles = await page.evaluate(() =>
        [...(document.querySelector('tbody tr')?.children ?? [])].flatMap((cell) => {
          const input = cell.querySelector('.MuiInputBase-root, span[tabindex], div');
          const seen = cell.querySelector('button') ? null : (cell.querySelector('.MuiInputBase-root') ?? input ?? cell);
          if (!seen || (seen.textContent === '' && !seen.querySelector('input'))) return [];
          const box = seen.getBoundingClientRect();
          return [Math.round(box.top + box.height / 2)];
        }),
      );
      expect(middles.length).toBeGreaterThan(3);
      expect(Math.max(...middles) - Math.min(...middles)).toBeLessThanOrEqual(1);
      await close(page);
    }
  });

  it('keep the focus beside rows that are added, copied and removed from their menu', { timeout: 60_000 }, async () => {
    const page = await open({ story: 'PurchaseRequest' });
    const choose = async (row: string, name: string): Promise<void> => {
      await page.getByRole('button', { name: `Actions: ${row}` }).press('Enter');
      await page.getByRole('menuitem', { name }).press('Enter');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    };
    await page.getByRole('button', { name: 'Add a line' }).press('Enter');
    expect(await focused(page)).toBe('Item, Row 2');
    await page.keyboard.type('Chair');
    await choose('Row 2', 'Duplicate');
    expect(await focused(page)).toBe('Item, Row 3');
    await choose('Row 3', 'Remove');
    expect(await focused(page)).toBe('Item, Row 2');
    await choose('Row 1', 'Remove');
    expect(await focused(page)).toBe('Item, Row 1');
    await choose('Row 1', 'Remove');
    expect(await focused(page)).toBe('Add a line');
    await close(page);
  });

  it('draw of two hundred rows only what changes, and reach the last of them by its problem', { timeout: 90_000 }, async () => {
    const page = await open({ story: 'TwoHundredRows' });
    const changed = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('[aria-label="Quantity, Row 2"]') as HTMLInputElement;
      const nodes = new Set<Node>();
      const observer = new MutationObserver((records) => records.forEach((record) => nodes.add(record.target)));
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '77');
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return { count: nodes.size, sum: input.closest('tr')?.textContent ?? '' };
    });
    expect(changed.sum).toContain('76,306.23');
    expect(changed.count).toBeLessThan(12);
    await page.getByLabel('Price, Row 200').fill('');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('link', { name: 'Price, row 200' }).click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    expect(await focused(page)).toBe('Price, Row 200');
    await close(page);
  });

  it('lead by the keyboard from the summary to what is wrong, into a tab that was closed', { timeout: 60_000 }, async () => {
    const page = await open({ story: 'TabsAndColumns' });
    await page.getByRole('button', { name: 'Send' }).press('Enter');
    await page.getByRole('link', { name: 'City' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    expect(await focused(page)).toContain('City');
    await close(page);
  });

  it('compute what follows within a frame at a hundred fields', { timeout: 60_000 }, async () => {
    const page = await open({ story: 'HundredFields' });
    await page.getByLabel('Field 1', { exact: true }).fill('41');
    await page.getByText('141.00').waitFor();
    const took = await page.evaluate(async () => {
      const input = document.querySelector('input') as HTMLInputElement;
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const times: number[] = [];
      for (let round = 0; round < 20; round += 1) {
        const started = performance.now();
        set?.call(input, String(round));
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise(requestAnimationFrame);
        await new Promise((done) => setTimeout(done, 0));
        times.push(document.body.textContent?.includes(`${String(100 + round)}.00`) === true ? performance.now() - started : Infinity);
      }
      return times.sort((a, b) => a - b)[10] ?? Infinity;
    });
    expect(took).toBeLessThan(200);
    await close(page);
  });

  it('hold no code that makes code', () => {
    const bundle = readFileSync(join(folder, 'page.js'), 'utf8');
    expect(/new Function\(/.exec(bundle)?.[0]).toBeUndefined();
  });
});
