import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noChromium } from './chromium.js';
import { setStage } from './stage.js';
import type { Visitor } from './visitor.js';

/** A journey through the studio. */
const JOURNEY = 120_000;
const soon = { timeout: 30_000 };

/** Words of the page in the language of a journey. */
const english = { create: 'Create', publish: 'Publish', saved: 'Saved', userTask: /^User task/, process: 'What is it called?' };
const russian = {
  create: 'Создать',
  publish: 'Опубликовать',
  saved: 'Сохранено',
  userTask: /^Пользовательская задача/,
  process: 'Как он называется?',
};

describe.skipIf(noChromium !== null)(`the studio in a browser (${noChromium ?? 'Chromium is here'})`, () => {
  const stage = setStage(JOURNEY);

  /** Makes a process from a template by the dialog, and waits until it is drawn. */
  const create = async ({ page }: Visitor, name: string, template: RegExp, words: typeof english | typeof russian): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.process).fill(name);
    await dialog.getByRole('radio', { name: template }).check();
    await dialog.getByRole('button', { name: words.create, exact: true }).click();
    await page.waitForURL(/\/studio\/[0-9a-f-]{36}$/);
    await page.locator('.react-flow__node-shape').first().waitFor();
  };

  /** Takes the step of the palette and puts it below everything that is drawn, then names it. */
  const drawStep = async (page: Page, step: RegExp, name: string): Promise<void> => {
    await page.getByRole('button', { name: step }).first().click();
    const canvas = await page.locator('.react-flow__pane').boundingBox();
    if (canvas === null) throw new Error('There is no canvas.');
    const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height * 0.8];
    await page.mouse.move(x - 20, y - 20);
    await page.mouse.move(x, y, { steps: 5 });
    await page.mouse.click(x, y);
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  };

  const isSaved = (page: Page, saved: string): Promise<void> => page.getByRole('status').getByText(saved, { exact: true }).waitFor();
  const drawn = (page: Page, name: string) => page.locator('.react-flow__node-shape', { hasText: name });

  it(
    'a process is made from a template, drawn by mouse, kept over a reload, published and can be started',
    { timeout: JOURNEY },
    async () => {
      const roman = await stage.arrive('roman');
      const { page } = roman;
      await page.getByRole('link', { name: 'Studio' }).click();
      await page.getByText('No processes here yet').waitFor();
      await page.getByRole('link', { name: 'New process' }).first().click();
      await create(roman, 'Training', /Approval by the manager/, english);
      await drawStep(page, english.userTask, 'Booking');
      await drawn(page, 'Booking').waitFor();
      await isSaved(page, english.saved);
      await page.reload();
      await drawn(page, 'Booking').waitFor();

      // What is not connected is refused, in words, with a link to the step.
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
      const findings = page.getByRole('region', { name: 'Not published: correct this first' });
      await findings.getByText('no flow leads there').waitFor();
      await findings.getByRole('button', { name: 'Booking' }).first().click();
      await page.getByRole('application', { name: 'Canvas of the process' }).focus();
      await page.keyboard.press('Delete');
      await isSaved(page, english.saved);
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByText('Version 1 is published.').waitFor();
      await page.getByText('As published').waitFor();
      const started = await page.evaluate(async () => {
        const { csrfToken } = (await (await fetch('/api/v1/session')).json()) as { readonly csrfToken: string };
        const { card } = (await (await fetch(`/api/v1/drafts/${location.pathname.split('/')[2]}`)).json()) as {
          readonly card: { readonly definition: string };
        };
        const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken };
        const response = await fetch('/api/v1/instances', { method: 'POST', headers, body: JSON.stringify({ process: card.definition }) });
        return [response.status, await response.text()] as const;
      });
      expect(started).toEqual([201, expect.any(String)]);
      await roman.open('/studio');
      await expect.poll(() => page.getByRole('main').innerText(), soon).toContain('Training');
      expect(await page.getByRole('main').innerText()).toContain('As published');
    },
  );

  it('по-русски: рисует, применяет JSON, отменяет, кладёт в корзину и возвращает', { timeout: JOURNEY }, async () => {
    const roman = await stage.arrive('roman', { language: 'ru' });
    const { page } = roman;
    await roman.open('/studio?new=yes');
    await create(roman, 'Обучение', /^Пустой процесс/, russian);
    await page.getByRole('button', { name: 'JSON-код' }).click();
    const text = page.getByLabel('Текст определения');
    const before = await text.inputValue();
    await text.fill(before.replace('"kind": "process"', '"kind" "process"'));
    await page.getByRole('button', { name: 'Строка 2' }).waitFor();
    await text.fill(before.replace('"type": "startEvent"', '"type": 7'));
    await page.getByRole('region', { name: 'Ошибки в тексте' }).getByText('/elements/', { exact: false }).first().waitFor();
    await text.fill(before.replace('"Обучение"', '"Обучение людей"'));
    await page.getByText('Текст — годный черновик.').waitFor();
    await page.getByRole('button', { name: 'Применить' }).click();
    await page.getByRole('heading', { name: 'Обучение людей' }).waitFor();
    await page.getByRole('button', { name: /^Отменить/ }).click();
    await page.getByRole('heading', { name: 'Обучение', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ещё действия' }).click();
    await page.getByRole('menuitem', { name: 'Переместить в корзину' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Переместить в корзину' }).click();
    await page.waitForURL(/view=bin/);
    await page.getByRole('checkbox', { name: 'Выбрать: Обучение' }).check();
    await page.getByRole('button', { name: 'Восстановить' }).click();
    await page.getByText('Восстановлено.').waitFor();
    await roman.open('/studio');
    await page.getByRole('link', { name: 'Обучение' }).waitFor();
  });

  it('what was drawn without a connection is kept on the device, and saved after a reload', { timeout: JOURNEY }, async () => {
    const roman = await stage.arrive('roman');
    const { page, context } = roman;
    await roman.open('/studio?new=yes');
    await create(roman, 'Offline', /Empty process/, english);
    await context.route('**/api/v1/drafts/*/changes', (route) => route.abort());
    await drawStep(page, english.userTask, 'Kept');
    await page.getByRole('status').getByText('Not saved, offline').waitFor();
    await context.unroute('**/api/v1/drafts/*/changes');
    await page.reload();
    await drawn(page, 'Kept').waitFor();
    await isSaved(page, english.saved);
  });

  it('two who draw different steps see both; two who change one place choose', { timeout: JOURNEY }, async () => {
    const [roman, second] = [await stage.arrive('roman'), await stage.arrive('roman')];
    await roman.open('/studio?new=yes');
    await create(roman, 'Together', /Approval by the manager/, english);
    await second.open(new URL(roman.page.url()).pathname);
    await drawn(second.page, 'Approve').waitFor();
    await drawStep(roman.page, english.userTask, 'First');
    await drawn(second.page, 'First').waitFor();
    // The second one does not hear of what the first one changes next, and changes the same.
    const rename = async (page: Page, name: string): Promise<void> => {
      await page.locator('.react-flow__node-shape[data-id="approve"]').click();
      await page.keyboard.press('F2');
      await page.keyboard.press('Control+A');
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    };
    await second.context.route('**/api/v1/drafts/*/changes', (route) => route.abort());
    await rename(second.page, 'Theirs');
    await second.page.getByRole('status').getByText('Not saved, offline').waitFor();
    await rename(roman.page, 'Ours');
    await isSaved(roman.page, english.saved);
    await second.context.unroute('**/api/v1/drafts/*/changes');
    const dialog = second.page.getByRole('dialog', { name: 'Somebody changed the same place' });
    await dialog.getByRole('button', { name: 'Keep mine as a copy' }).click();
    await drawn(second.page, 'Ours').waitFor();
    await second.page.getByRole('link', { name: 'Show kept copies' }).click();
    await second.page.getByRole('link', { name: /My side of Together/ }).waitFor();
  });

  it('people without the right do not see the studio; a draft that is not there is not found', { timeout: JOURNEY }, async () => {
    const anna = await stage.arrive('anna');
    expect(await anna.page.getByRole('link', { name: 'Studio' }).count()).toBe(0);
    await anna.open('/studio');
    await anna.page.getByRole('heading', { name: 'The studio is not open to you' }).waitFor();
    const roman = await stage.arrive('roman');
    await roman.open('/studio/0199aabb-0000-7000-8000-000000000000');
    await roman.page.getByRole('heading', { name: 'There is nothing here for you' }).waitFor();
  });
});
