import { describe, expect, it } from 'vitest';
import { noChromium } from './chromium.js';
import { setStage } from './stage.js';
import type { Visitor } from './visitor.js';

/** A journey through several pages. */
const JOURNEY = 180_000;
const soon = { timeout: 30_000 };

describe.skipIf(noChromium !== null)(`the workplace (${noChromium ?? 'Chromium is here'})`, () => {
  const { arrive } = setStage(JOURNEY);
  const rows = (visitor: Visitor) => visitor.page.locator('main a[data-item]');
  const scrolled = (visitor: Visitor) => visitor.page.evaluate(() => window.scrollY);

  it('shows what is opened from far down a list, and a phone comes back to where it was', { timeout: JOURNEY }, async () => {
    const boris = await arrive('boris');
    await boris.page.setViewportSize({ width: 1280, height: 420 });
    await boris.open('/inbox');
    await rows(boris).last().click();
    const heading = boris.page.locator('#task');
    await heading.waitFor();
    await expect.poll(async () => (await heading.boundingBox())?.y ?? -1, soon).toBeGreaterThan(0);
    expect((await heading.boundingBox())?.y).toBeLessThan(420);

    await boris.page.setViewportSize({ width: 390, height: 420 });
    await boris.open('/inbox');
    await rows(boris).last().scrollIntoViewIfNeeded();
    const before = await scrolled(boris);
    expect(before).toBeGreaterThan(0);
    const name = (await rows(boris).last().getAttribute('data-item')) ?? '';
    await rows(boris).last().click();
    await heading.waitFor();
    await expect.poll(() => scrolled(boris), soon).toBe(0);
    await boris.page.goBack();
    await expect.poll(() => scrolled(boris), soon).toBe(before);
    expect(await boris.page.evaluate(() => document.activeElement?.getAttribute('data-item'))).toBe(name);
  });

  it('keeps what was decided out of the list, also when the decision has been sent', { timeout: JOURNEY }, async () => {
    const boris = await arrive('boris');
    await boris.open('/inbox');
    await rows(boris).first().waitFor();
    const decided = (await rows(boris).first().getAttribute('data-item')) ?? '';
    const item = boris.page.locator(`a[data-item="${decided}"]`);
    await item.click();
    const sent = boris.page.waitForResponse((response) => response.url().endsWith('/complete'));
    await boris.page.getByRole('main').getByRole('button', { name: 'Approve', exact: true }).click();
    await expect.poll(() => item.count(), soon).toBe(0);
    expect((await sent).status()).toBe(200);
    // The next press is drawn after all that the answer changed.
    await boris.page.getByRole('link', { name: 'Taken by me' }).click();
    await boris.page.getByRole('link', { name: /^Waiting/ }).click();
    await rows(boris).first().waitFor();
    expect(await item.count()).toBe(0);
  });

  it('prints a request light and whole, without what can only be pressed', { timeout: JOURNEY }, async () => {
    const anna = await arrive('anna', { scheme: 'dark', language: 'ru' });
    const path = await anna.firstLink('/requests?view=all', /^\/requests\/[0-9a-f]/);
    await anna.requestTextIn(path, 'Что произошло');
    const { page } = anna;
    await page.locator('main svg[role="group"]').waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => ({
      scheme: document.documentElement.dataset['scheme'],
      drawing: document.querySelector('main svg[role="img"]')?.getBoundingClientRect().height ?? 0,
      pressed: [...document.querySelectorAll('header button, nav a, main .MuiButton-root')].filter((one) => one.checkVisibility()).length,
    }));
    expect(shown).toMatchObject({ scheme: 'light', pressed: 0 });
    expect(shown.drawing).toBeGreaterThan(100);
    expect(await page.getByRole('main').innerText()).toMatch(/напечатано .*Анна Соколова/);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.locator('main svg[role="group"]').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['scheme'])).toBe('dark');
  });

  it('says of an invitation that a mail program cut that it does not work', { timeout: JOURNEY }, async () => {
    const nobody = await arrive();
    for (const link of ['/invitation', '/invitation#nonsense', '/invitation#%E0%A4%A']) {
      await nobody.open('/nowhere');
      await nobody.open(link);
      await nobody.page.getByRole('heading', { name: 'This link does not work' }).waitFor();
    }
  });
});
