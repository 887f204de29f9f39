import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildStorybook, chromiumFlags, chromiumPath, type BuiltStorybook } from './storybook.js';

const hasChromium = existsSync(chromiumPath);
if (!hasChromium) console.warn(`The canvas is not tried: there is no browser at ${chromiumPath}. Install Debian's chromium.`);

describe.skipIf(!hasChromium)('the tools of the canvas', () => {
  let storybook: BuiltStorybook;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [storybook, browser] = await Promise.all([buildStorybook(), chromium.launch({ executablePath: chromiumPath, args: chromiumFlags })]);
  }, 170_000);
  afterAll(async () => {
    await browser?.close();
    await storybook?.close();
  });
  afterEach(() => page.close());

  const open = async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    await page.goto(`${storybook.url}/iframe.html?id=process-designer-canvas--purchase&viewMode=story&globals=a11y.manual:!true`);
    await page.waitForSelector('.react-flow__node-shape[data-id="remind"]');
  };
  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`${selector} is not drawn.`);
    return { ...box, middle: [box.x + box.width / 2, box.y + box.height / 2] as const };
  };
  const shape = (id: string) => `.react-flow__node-shape[data-id="${id}"]`;
  const click = async (id: string) => page.mouse.click(...(await boxOf(shape(id))).middle);
  const drag = async (from: readonly [number, number], by: readonly [number, number], beforeDrop?: () => Promise<unknown>) => {
    await page.mouse.move(...from);
    await page.mouse.down();
    // A hand begins slowly.
    await page.mouse.move(from[0] + 4, from[1]);
    await page.mouse.move(from[0] + by[0] / 2, from[1] + by[1] / 2, { steps: 4 });
    await page.mouse.move(from[0] + by[0], from[1] + by[1], { steps: 4 });
    await beforeDrop?.();
    await page.mouse.up();
  };
  const count = () => page.locator('.react-flow__node-shape').count();
  const undone = () => page.getByRole('button', { name: /^Undo/ }).getAttribute('aria-label');

  it('copies, pastes, cuts and duplicates by keys, and each is undone by itself', async () => {
    await open();
    const before = await count();
    await click('plan');
    await page.keyboard.press('Control+c');
    await page.mouse.move(700, 620);
    await page.keyboard.press('Control+v');
    await expect.poll(count).toBe(before + 1);
    await page.keyboard.press('Control+d');
    await expect.poll(count).toBe(before + 2);
    await page.keyboard.press('Control+x');
    await expect.poll(count).toBe(before + 1);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
    await expect.poll(count).toBe(before);
  });

  it('gives a step another size by its corner', async () => {
    await open();
    const before = await boxOf(shape('remind'));
    await click('remind');
    await drag((await boxOf('.resize-handle[data-side="1 1"]')).middle, [40, 20]);
    await expect.poll(undone).toBe('Undo: Resize');
    const after = await boxOf(shape('remind'));
    expect([after.x, after.y]).toEqual([before.x, before.y]);
    expect(after.width).toBeGreaterThan(before.width);
  });

  it('bends a line by its middle and by keys, and routes it again', async () => {
    await open();
    await click('route');
    await page.keyboard.press('l');
    await drag((await boxOf('.way-handle[data-handle="stretch"]')).middle, [20, 0]);
    await expect.poll(undone).toBe('Undo: Bend a line');
    await page.keyboard.press('w');
    await expect.poll(undone).toBe('Undo: Route again');
  });

  it('says why an end of a line cannot be put somewhere, and leaves it where it was', async () => {
    await open();
    await click('route');
    await page.keyboard.press('l');
    const [x, y] = (await boxOf('.way-handle[data-handle="end"] >> nth=1')).middle;
    const [toX, toY] = (await boxOf(shape('start'))).middle;
    await drag([x, y], [toX - x, toY - y]);
    expect(await page.getByRole('alert').textContent()).toBe('Nothing leads into a start event.');
  });

  it('drops a loose step into a flow', async () => {
    await open();
    await click('plan');
    await page.keyboard.press('Control+d');
    const [x, y] = (await boxOf('.react-flow__node-shape.selected')).middle;
    await drag([x, y], [667 - x, 398 - y], async () => expect.poll(() => page.locator('.react-flow__edge.takes').count()).toBe(1));
    await expect.poll(undone).toBe('Undo: Insert');
    expect(await page.locator('.react-flow__edge.takes').count()).toBe(0);
  });

  it('leaves everything where it was when a drag is left by Escape', async () => {
    await open();
    const before = await boxOf(shape('plan'));
    await drag(before.middle, [60, 40], async () => {
      await expect.poll(async () => (await boxOf(shape('plan'))).x).toBeGreaterThan(before.x + 20);
      await page.keyboard.press('Escape');
    });
    expect(await boxOf(shape('plan'))).toEqual(before);
    expect(await undone()).toBe('Undo: ');
  });

  it('moves the view along while something is held at the border of the canvas', async () => {
    await open();
    const [x] = (await boxOf(shape('plan'))).middle;
    const still = await boxOf(shape('start'));
    await drag((await boxOf(shape('plan'))).middle, [950 - x, 0], async () => {
      await expect.poll(async () => (await boxOf(shape('start'))).x).toBeLessThan(still.x - 30);
    });
    await expect.poll(undone).toBe('Undo: Move');
  });

  it('drags by a finger', async () => {
    await open();
    const before = await boxOf(shape('plan'));
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: readonly [number, number]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
    const [x, y] = before.middle;
    await touch('touchStart', [x, y]);
    for (const far of [5, 20, 40, 60]) await touch('touchMove', [x - far, y - far]);
    await touch('touchEnd');
    await expect.poll(undone).toBe('Undo: Move');
    expect((await boxOf(shape('plan'))).x).toBeLessThan(before.x - 40);
  });

  it('connects by keys alone', async () => {
    await open();
    await click('plan');
    await page.keyboard.press('Control+d');
    await page.keyboard.press('c');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect.poll(undone).toBe('Undo: Connect');
  });

  it('finds what is drawn and gives the focus back', async () => {
    await open();
    await page.getByRole('application', { name: 'Canvas of the process' }).focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('committee');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[role="search"] [role="status"]').textContent()).toMatch(/^1 of/);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Canvas of the process');
  });
});
