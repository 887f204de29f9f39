// Takes pictures of every page, in both languages, light and dark, wide and narrow, and asks axe:
// node portal/scripts/look.mjs ADDRESS FOLDER [LOGIN PASSWORD] [--only=NAME]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { argv } from 'node:process';
import { chromium } from 'playwright-core';

const [address = 'http://127.0.0.1:3170', folder = '/tmp/portal-looks', login = 'boris', password = 'demo-boris-2026'] = argv
  .slice(2)
  .filter((one) => !one.startsWith('--'));
const only = argv.find((one) => one.startsWith('--only='))?.slice(7);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const looks = [
  { name: 'wide-en-light', language: 'en', scheme: 'light', width: 1280, height: 900 },
  { name: 'wide-ru-dark', language: 'ru', scheme: 'dark', width: 1280, height: 900 },
  { name: 'narrow-ru-light', language: 'ru', scheme: 'light', width: 390, height: 844 },
  { name: 'narrow-en-dark', language: 'en', scheme: 'dark', width: 390, height: 844 },
];
let found = 0;
try {
  for (const { name, language, scheme, width, height } of looks) {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: language === 'ru' ? 'ru-RU' : 'en-GB',
      bypassCSP: false,
    });
    await context.addInitScript(
      ({ language: l, scheme: s }) => {
        localStorage.setItem('millrace-language', l);
        localStorage.setItem('millrace-scheme', s);
      },
      { language, scheme },
    );
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && console.log(name, 'console:', message.text().slice(0, 300)));
    page.on('pageerror', (error) => console.log(name, 'error:', error.message.slice(0, 300)));
    const shoot = async (title) => {
      if (only !== undefined && !title.startsWith(only)) return;
      await page
        .waitForFunction(() => document.querySelector('.MuiSkeleton-root') === null, undefined, { timeout: 4000 })
        .catch(() => console.log(name, title, 'is still loading'));
      await page.waitForTimeout(250);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wider > 0) console.log(name, title, `is ${wider} px wider than the window`);
      await page.screenshot({ path: join(folder, `${title}-${name}.png`), fullPage: true });
      const session = await context.newCDPSession(page);
      await session.send('Page.setBypassCSP', { enabled: true });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      for (const { id, nodes } of violations) {
        found += 1;
        console.log(
          name,
          title,
          'axe:',
          id,
          nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 160))
            .join(' | '),
        );
      }
    };
    const open = async (path) => {
      await page.goto(address + path);
      await page
        .locator('h1, h2')
        .first()
        .waitFor({ timeout: 4000 })
        .catch(() => console.log(name, path, 'has no heading'));
    };
    await page.goto(`${address}/sign-in`);
    await page.locator('#login').waitFor();
    await shoot('sign-in');
    await page.fill('#login', login);
    await page.fill('#password', password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${address}/`);
    // The service remembers the language of the look before.
    await page.evaluate(async (chosen) => {
      const { csrfToken } = await (await fetch('/api/v1/session')).json();
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken };
      await fetch('/api/v1/session', { method: 'PATCH', headers, body: JSON.stringify({ language: chosen }) });
    }, language);
    const first = async (path, prefix) => {
      await open(path);
      await page
        .locator(`main a[href^="${prefix}"]`)
        .first()
        .waitFor({ timeout: 5000 })
        .catch(() => undefined);
      return page
        .locator(`main a[href^="${prefix}"]`)
        .first()
        .getAttribute('href', { timeout: 1000 })
        .catch(() => null);
    };
    await open('/');
    await shoot('home');
    await open('/services');
    await shoot('services');
    const service = await first('/services', '/services/');
    if (service !== null) {
      await open(service);
      await page.locator('main input, main button').first().waitFor();
      await shoot('start');
    }
    await open('/requests');
    await shoot('requests');
    const request = await first('/requests?view=all', '/requests/');
    if (request !== null) {
      await open(request);
      await page
        .locator('main svg')
        .first()
        .waitFor({ timeout: 5000 })
        .catch(() => undefined);
      await shoot('request');
    }
    await open('/inbox');
    await shoot('inbox');
    const item = await first('/inbox', '/inbox/');
    if (item !== null) {
      await open(item);
      await page
        .locator('main textarea')
        .first()
        .waitFor({ timeout: 5000 })
        .catch(() => undefined);
      await shoot('task');
    }
    for (const [title, path] of [
      ['notifications', '/notifications'],
      ['settings', '/settings'],
      ['password', '/settings/password'],
      ['tokens', '/settings/tokens'],
      ['not-found', '/nowhere'],
    ]) {
      await open(path);
      await shoot(title);
    }
    await context.close();
  }
} finally {
  await browser.close();
}
console.log(found === 0 ? 'axe found nothing' : `axe found ${found}`);
