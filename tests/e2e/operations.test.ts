import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { noChromium } from './chromium.js';
import { setStage } from './stage.js';

const JOURNEY = 120_000;
const soon = { timeout: 30_000 };

/** A step that fails until its amount is a number, then a part whose order people decide. */
const application = {
  kind: 'bundle',
  format: 1,
  id: 'operations',
  name: 'Operations',
  items: [
    {
      kind: 'process',
      format: 1,
      id: 'case',
      name: { en: 'A case', ru: 'Дело' },
      processes: { main: { executable: true, variables: { amount: { type: 'any' }, total: { type: 'integer' } } } },
      elements: {
        start: { type: 'startEvent', scope: 'main', outgoing: ['f1'] },
        sum: {
          type: 'scriptTask',
          scope: 'main',
          outgoing: ['f2'],
          name: { en: 'Add up', ru: 'Подсчитать' },
          script: { language: 'jsonata', set: { total: 'amount' } },
        },
        work: { type: 'adHocSubProcess', scope: 'main', outgoing: ['f3'], name: { en: 'As needed', ru: 'По необходимости' } },
        call: {
          type: 'userTask',
          scope: 'work',
          name: { en: 'Call the supplier', ru: 'Позвонить поставщику' },
          assignment: { assignee: { user: 'anna' } },
        },
        end: { type: 'endEvent', scope: 'main' },
      },
      flows: { f1: { from: 'start', to: 'sum' }, f2: { from: 'sum', to: 'work' }, f3: { from: 'work', to: 'end' } },
    },
  ],
};

describe.skipIf(noChromium !== null)(`what is done by hand in a browser (${noChromium ?? 'Chromium is here'})`, () => {
  const stage = setStage(JOURNEY);
  const { arrive } = stage;
  let send: (path: string, body: object) => Promise<Readonly<Record<string, unknown>>>;

  const startCase = async (): Promise<string> => {
    const { id } = await send('instances', { process: 'case', variables: { amount: 'ten' } });
    return `/requests/${String(id)}`;
  };
  const says = (place: Locator, text: string): Promise<unknown> => expect.poll(() => place.innerText(), soon).toContain(text);

  beforeAll(async () => {
    const { address } = stage.server;
    const headers = { 'Content-Type': 'application/json' };
    const credentials = { login: 'roman', password: 'millrace-demo' };
    const session = await fetch(`${address}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify(credentials) });
    const { csrfToken } = (await session.json()) as { readonly csrfToken: string };
    const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    send = async (path, body) => {
      const answer = await fetch(`${address}/api/v1/${path}`, {
        method: 'POST',
        headers: { ...headers, 'X-CSRF-Token': csrfToken, Cookie: cookie.join('; ') },
        body: JSON.stringify(body),
      });
      expect([path, answer.status]).toEqual([path, path === 'instances' ? 201 : 200]);
      return (await answer.json()) as Readonly<Record<string, unknown>>;
    };
    await send('applications', { bundle: application });
  }, JOURNEY);

  it(
    'a step that could not be done is corrected and run again, what comes next is chosen, and all of it is told',
    { timeout: JOURNEY },
    async () => {
      const path = await startCase();
      const roman = await arrive('roman');
      await roman.open(path);
      const main = roman.page.getByRole('main');
      const dialog = roman.page.getByRole('dialog');
      await says(main, 'What could not be done');
      await main.getByRole('button', { name: 'Run again', exact: true }).click();
      await says(main, '“Add up” was run again.');
      await main.getByRole('button', { name: 'Correct and run again' }).click();
      await dialog.getByLabel(/^Variable/).fill('amount');
      // What it is now stands there already.
      await expect.poll(() => dialog.getByLabel(/^New value/).inputValue(), soon).toBe('"ten"');
      await dialog.getByLabel(/^New value/).fill('ten');
      await dialog.getByLabel(/^Reason/).fill('A slip of the pen');
      await dialog.getByRole('button', { name: 'Correct and run again' }).click();
      await says(dialog, 'This is not JSON');
      await dialog.getByLabel(/^New value/).fill('10');
      await dialog.getByRole('button', { name: 'Correct and run again' }).click();
      await main.getByRole('button', { name: 'Begin “Call the supplier”' }).click();
      await says(main, '“Call the supplier” has begun.');
      const history = await roman.requestText(path);
      expect(history).not.toContain('What could not be done');
      for (const told of [
        'chose “Call the supplier”',
        'ran “Add up” again',
        'corrected the data',
        'A slip of the pen',
        '“Add up” could not be done',
      ])
        expect(history).toContain(told);
    },
  );

  it('a suspended request says so to everybody, and goes on when it is resumed', { timeout: JOURNEY }, async () => {
    const path = await startCase();
    const roman = await arrive('roman', { language: 'ru', phone: true });
    await roman.open(path);
    const main = roman.page.getByRole('main');
    const dialog = roman.page.getByRole('dialog');
    await main.getByRole('button', { name: 'Пропустить' }).click();
    await dialog.getByRole('button', { name: 'Пропустить' }).click();
    await says(dialog, 'Укажите причину.');
    await dialog.getByLabel(/^Причина/).fill('Посчитали вручную');
    await dialog.getByRole('button', { name: 'Пропустить' }).click();
    await main.getByRole('button', { name: 'Начать «Позвонить поставщику»' }).click();
    await says(main, 'Начато: «Позвонить поставщику».');
    await main.getByRole('button', { name: 'Приостановить' }).click();
    await dialog.getByLabel(/^Причина/).fill('Изменился закон');
    await dialog.getByRole('button', { name: 'Приостановить' }).click();
    await says(main, 'Заявка приостановлена: пока её не возобновят');
    const anna = await arrive('anna');
    await anna.open(path);
    await says(anna.page.getByRole('main'), 'This request is suspended');
    expect(await anna.page.getByRole('main').getByRole('button', { name: 'Resume' }).count()).toBe(0);
    await main.getByRole('button', { name: 'Возобновить' }).click();
    await dialog.getByLabel(/^Причина/).fill('Закон подождёт');
    await dialog.getByRole('button', { name: 'Возобновить' }).click();
    await says(main, 'Заявка возобновлена.');
    const history = await roman.requestTextIn(path, 'Что произошло');
    for (const told of [
      'заявка возобновлена',
      'заявка приостановлена',
      'Изменился закон',
      'пропущен шаг «Подсчитать»',
      'Посчитали вручную',
    ])
      expect(history).toContain(told);
  });
});
