import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, servePage } from '../forms/serve-page.js';
import { chromiumFlags, chromiumPath } from '../storybook.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'millrace-export-'));
let browser: Browser;
let server: Server;
let address: string;

beforeAll(async () => {
  await buildPage(folder, fileURLToPath(new URL('.', import.meta.url)));
  ({ server, address } = await servePage(folder));
  browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
}, 120_000);

afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page with its menu open; what the policy forbids is collected. */
async function open(wishes = '', bypassCSP = false): Promise<{ readonly page: Page; readonly forbidden: string[] }> {
  const page = await (await browser.newContext({ bypassCSP })).newPage();
  const forbidden: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon') && !message.text().includes('404'))
      forbidden.push(message.text());
  });
  await page.goto(`${address}/?${wishes}`);
  await page.getByRole('button').click();
  return { page, forbidden };
}

/** The file that a choice of the menu makes. */
async function made(page: Page, name: RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe('under the portal’s policy, the menu', () => {
  it('saves an SVG that is named for the process', async () => {
    const { page, forbidden } = await open('ru');
    const { name, bytes } = await made(page, /SVG/);
    expect(name).toBe('Заявка на закупку.svg');
    expect(bytes.toString()).toContain('<title>Заявка на закупку</title>');
    expect(forbidden).toEqual([]);
    await page.context().close();
  });

  it('saves a PNG as fine as it is asked for', async () => {
    const { page, forbidden } = await open();
    const { bytes } = await made(page, /2 times/);
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    await page.getByRole('button').click();
    const plain = (await made(page, /^Picture \(PNG\)$/)).bytes;
    expect([width, height]).toEqual([plain.readUInt32BE(16) * 2, plain.readUInt32BE(20) * 2]);
    expect(bytes.length).toBeGreaterThan(30_000);
    expect(forbidden).toEqual([]);
    await page.context().close();
  });

  it('does not offer a PNG that no canvas holds', async () => {
    const { page } = await open('large');
    await expect(page.getByRole('menuitem', { name: '3 times' }).isDisabled()).resolves.toBe(true);
    await page.context().close();
  });

  it('writes the passport as a PDF', async () => {
    const { page, forbidden } = await open('ru');
    const { name, bytes } = await made(page, /Регламент процесса \(PDF\)/);
    expect(name).toBe('Заявка на закупку.pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(20_000);
    expect(forbidden).toEqual([]);
    await page.context().close();
  }, 30_000);

  it('prints the passport in a frame of its own, with its style', async () => {
    const { page, forbidden } = await open();
    const shown = page.waitForFunction(() => {
      const inner = document.querySelector('iframe')?.contentDocument;
      const heading = inner?.querySelector('h1');
      return (
        inner &&
        heading && {
          heading: heading.textContent,
          size: inner.defaultView?.getComputedStyle(heading).fontSize,
          rules: inner.adoptedStyleSheets[0]?.cssRules.length,
        }
      );
    });
    await page.evaluate(() => {
      // The dialog of a browser without a window closes at once, and its frame goes with it: it stays open here.
      const append = document.body.append.bind(document.body);
      document.body.append = (...nodes) => {
        append(...nodes);
        const window = nodes[0] instanceof HTMLIFrameElement ? nodes[0].contentWindow : null;
        if (window) window.print = () => undefined;
      };
    });
    await page.getByRole('menuitem', { name: 'Print the process passport' }).click();
    expect(await (await shown).jsonValue()).toMatchObject({ heading: 'Purchase request', size: '24px' });
    expect(forbidden).toEqual([]);
    await page.context().close();
  });

  it('has nothing that axe finds, light and dark', async () => {
    for (const wishes of ['', 'ru&dark']) {
      const { page } = await open(wishes, true);
      await page.waitForTimeout(300);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
      );
      // The menu stands over the page, in no landmark of it.
      expect(violations.map(({ id }) => id).filter((id) => id !== 'region')).toEqual([]);
      await page.context().close();
    }
  });
});
