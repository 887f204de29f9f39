import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noChromium, openChromium } from './chromium.js';
import { ServerProcess } from './server-process.js';
import { Visitor } from './visitor.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Look {
  readonly language: 'en' | 'ru';
  readonly scheme: 'light' | 'dark';
  readonly phone: boolean;
}

/** Each language, scheme and width at least twice, without trying every combination. */
const looks: readonly Look[] = [
  { language: 'en', scheme: 'light', phone: false },
  { language: 'ru', scheme: 'dark', phone: true },
  { language: 'ru', scheme: 'light', phone: false },
  { language: 'en', scheme: 'dark', phone: true },
];

describe.skipIf(noChromium !== null)(`every page (${noChromium ?? 'Chromium is here'})`, () => {
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

  it.each(looks)(
    'has nothing for axe, fits its width, names itself: $language, $scheme, phone $phone',
    { timeout: 180_000 },
    async (look) => {
      const visitor = await Visitor.arrive(browser, server.address, look);
      const { page } = visitor;
      const found: string[] = [];
      const titles = new Set<string>();
      const lookAt = async (path: string): Promise<void> => {
        await visitor.open(path);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForLoadState('networkidle').catch(() => undefined);
        titles.add(await page.title());
        expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wider > 0) found.push(`${path} is ${wider} px wider than the window`);
        await page.evaluate(axe);
        const problems = await page.evaluate(async () => {
          const { axe: tool } = globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          return (await tool.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
        });
        found.push(...problems.map((problem) => `${path} ${problem}`));
      };
      await lookAt('/sign-in');
      await visitor.signIn('boris');
      const task = await visitor.firstLink('/inbox', /^\/inbox\//);
      const request = await visitor.firstLink('/requests?view=all', /^\/requests\/[0-9a-f]/);
      const pages = [
        '/',
        '/services',
        '/services/purchase',
        '/services/leave',
        '/requests?view=all',
        request,
        '/inbox',
        task,
        '/notifications',
        '/account',
        '/nowhere',
      ];
      for (const path of pages) await lookAt(path);
      expect(found).toEqual([]);
      expect(titles.size).toBeGreaterThan(pages.length - 3);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    },
  );
});
