import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStorybook, chromiumFlags, chromiumPath, type BuiltStorybook } from './storybook.js';

/** How a pass looks at every story. Both languages, both schemes and both widths are covered in two passes. */
const passes = [
  { language: 'en', scheme: 'light', width: 1280, height: 800 },
  { language: 'ru', scheme: 'dark', width: 390, height: 844 },
] as const;

/** Pages that are looked at together. */
const atOnce = 3;

const hasChromium = existsSync(chromiumPath);
if (!hasChromium) console.warn(`Stories are not looked at: there is no browser at ${chromiumPath}. Install Debian's chromium.`);

/** Storybook's own bus of events inside its page. */
interface Channel {
  on(event: string, hear: (story: string | { title?: string; description?: string }) => void): void;
  off(event: string, hear: (story: string | { title?: string; description?: string }) => void): void;
  emit(event: string, value: unknown): void;
}

/** Shows a story without loading the page anew; answers why it could not be drawn. */
function show(page: Page, id: string): Promise<string | null> {
  return page.evaluate(async (storyId) => {
    const channel = (window as unknown as { __STORYBOOK_ADDONS_CHANNEL__: Channel }).__STORYBOOK_ADDONS_CHANNEL__;
    const failures = ['storyErrored', 'storyThrewException', 'storyMissing'];
    const answer = await new Promise<string | null>((resolve) => {
      const drawn = (story: unknown) => {
        if (story === storyId) finish(null);
      };
      const failed = (what: unknown) => finish(JSON.stringify(what));
      const finish = (result: string | null) => {
        channel.off('storyRendered', drawn);
        for (const event of failures) channel.off(event, failed);
        resolve(result);
      };
      channel.on('storyRendered', drawn);
      for (const event of failures) channel.on(event, failed);
      channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
    });
    await document.fonts.ready;
    return answer;
  }, id);
}

/** What axe finds on the page that is open: rule, how many places, the first of them. */
function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    // A part that is shown alone is no page: it need not have landmarks and a first heading.
    const whole = document.querySelector('header') !== null;
    const rules = Object.fromEntries(['region', 'landmark-one-main', 'page-has-heading-one'].map((rule) => [rule, { enabled: whole }]));
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      rules,
      resultTypes: ['violations'],
    });
    return found.flatMap(({ id, help, nodes }) => {
      // The lines of a label in a drawing have no space between them for axe, so it finds "Purchase isrequested" missing in the name.
      const places = nodes.filter(({ html }) => id !== 'label-content-name-mismatch' || !html.startsWith('<g '));
      return places.length === 0
        ? []
        : [`${id} (${help}) ×${places.length}: ${places[0]?.html.slice(0, 200)} ${places[0]?.failureSummary}`];
    });
  });
}

describe.skipIf(!hasChromium)('stories', () => {
  let storybook: BuiltStorybook;
  let browser: Browser;

  beforeAll(async () => {
    [storybook, browser] = await Promise.all([buildStorybook(), chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await storybook?.close();
  });

  it.each(passes)(
    'have nothing that axe finds, no error and no sideways scrolling: $language, $scheme, $width px wide',
    { timeout: 170_000 },
    async ({ language, scheme, width, height }) => {
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
      const waiting = [...storybook.stories];
      /** Findings, each with the stories it is in. */
      const found = new Map<string, readonly string[]>();
      const look = async () => {
        const page = await context.newPage();
        page.on('pageerror', ({ message }) => found.set(message, [...(found.get(message) ?? []), page.url()]));
        const first = `${storybook.url}/iframe.html?id=theme-tokens--type&viewMode=story`;
        await page.goto(`${first}&globals=language:${language};scheme:${scheme};a11y.manual:!true`);
        await page.waitForFunction(() => document.querySelector('#storybook-root > *') !== null);
        await page.evaluate(axe.source);
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
          const failed = await show(page, id);
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          for (const what of [
            ...(failed === null ? await violations(page) : [failed]),
            ...(wider > 0 ? [`${wider} px wider than the window`] : []),
          ]) {
            found.set(what, [...(found.get(what) ?? []), id]);
          }
        }
        await page.close();
      };
      await Promise.all(Array.from({ length: atOnce }, look));
      await context.close();
      expect([...found].map(([what, where]) => `${where.join(', ')}: ${what}`)).toEqual([]);
    },
  );

  it('are there for the theme and for every page pattern', () => {
    for (const page of [
      'theme-tokens',
      'frame',
      'list-page',
      'list-and-detail',
      'record-page',
      'guided-form',
      'home-page',
      'document-page',
      'studio-page',
      'settings-page',
      'board-page',
    ]) {
      expect(
        storybook.stories.filter((id) => id.startsWith(page) || id.startsWith(`patterns-${page}`)),
        page,
      ).not.toEqual([]);
    }
  });
});
