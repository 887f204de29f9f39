// @vitest-environment happy-dom
import { act, createRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MillraceTheme } from '../theme/index.js';
import type { GeneratedFormHandle, LookUp, LookupPage } from './contract.js';
import { purchaseSheet } from './form-sheets.fixture.js';
import { GeneratedForm } from './GeneratedForm.js';
import { loadWidgets } from './widgets/held.js';

let root: Root | null = null;
let page: HTMLElement | null = null;

interface Question {
  readonly search: string;
  readonly cursor: string | undefined;
  readonly answer: (page: LookupPage) => Promise<void>;
  readonly fail: () => Promise<void>;
}

beforeAll(async () => {
  await loadWidgets(['lookup', 'tabs'], 'edit');
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

afterEach(async () => {
  await act(async () => root?.unmount());
  page?.remove();
  root = page = null;
});

/** Draws a form and opens its supplier; answers what was asked so far, the control and the form. */
async function openSupplier(): Promise<{ asked: Question[]; input: HTMLInputElement; form: GeneratedFormHandle }> {
  const asked: Question[] = [];
  const lookUp: LookUp = (_nodeId, search, cursor) =>
    new Promise((resolve, reject) => {
      asked.push({
        search,
        cursor,
        answer: (found) => act(async () => resolve(found)),
        fail: () => act(async () => reject(new Error('no network'))),
      });
    });
  const ref = createRef<GeneratedFormHandle>();
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  await act(async () =>
    root?.render(
      <MillraceTheme scheme="light">
        <GeneratedForm language="en" sheet={purchaseSheet()} lookUp={lookUp} ref={ref} />
      </MillraceTheme>,
    ),
  );
  const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith('Supplier'));
  const input = document.getElementById(label?.htmlFor ?? '') as HTMLInputElement;
  await act(async () => input.focus());
  await press(input, 'ArrowDown');
  await until(() => asked.length === 1);
  return { asked, input, form: ref.current as GeneratedFormHandle };
}

const press = (input: HTMLElement, key: string): Promise<void> =>
  act(async () => void input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));

async function type(input: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input) as object, 'value')?.set;
    set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn += 1) await act(async () => new Promise((done) => setTimeout(done, 10)));
  expect(holds()).toBe(true);
}

const options = (): (string | null)[] => [...document.querySelectorAll('[role=option]')].map((one) => one.textContent);
const found = (...titles: string[]): LookupPage['items'] =>
  titles.map((title) => ({ value: { register: 'suppliers', id: title }, title, columns: [] }));

describe('a lookup', () => {
  it('says that the list could not be had, and asks again by the keyboard', async () => {
    const { asked, input, form } = await openSupplier();
    await asked[0]?.fail();
    expect(options()).toEqual(['The list could not be loaded.Try again']);
    expect([...document.querySelectorAll('[role=status]')].map((one) => one.textContent)).toContain('The list could not be loaded.');
    await press(input, 'ArrowDown');
    await press(input, 'Enter');
    await until(() => asked.length === 2);
    await asked[1]?.answer({ items: found('Bright') });
    expect(options()).toEqual(['Bright']);
    await press(input, 'ArrowDown');
    await press(input, 'Enter');
    expect(form.data()['supplier']).toEqual({ register: 'suppliers', id: 'Bright' });
    expect(input.value).toBe('Bright');
  });

  it('throws away what was found for other words, late or not yet replaced', async () => {
    const { asked, input, form } = await openSupplier();
    await asked[0]?.answer({ items: found('Aspen') });
    expect(options()).toEqual(['Aspen']);
    await type(input, 'Br');
    await press(input, 'Enter');
    expect(form.data()['supplier']).toBeUndefined();
    await until(() => asked.length === 2);
    await type(input, 'Bri');
    await asked[1]?.answer({ items: found('Broken') });
    expect(options()).toEqual([]);
    await until(() => asked.length === 3);
    expect(asked[2]?.search).toBe('Bri');
    await asked[2]?.answer({ items: found('Bright') });
    expect(options()).toEqual(['Bright']);
  });

  it('goes on with the list and keeps what was typed, also when the second page fails at first', async () => {
    const { asked, input } = await openSupplier();
    await type(input, 'B');
    await until(() => asked.length === 2);
    await asked[1]?.answer({ items: found('Bright'), cursor: 'two' });
    expect(options()).toEqual(['Bright', 'Show more']);
    const last = (): HTMLElement => [...document.querySelectorAll<HTMLElement>('[role=option]')].at(-1) as HTMLElement;
    await act(async () => last().click());
    await until(() => asked.length === 3);
    expect(asked[2]).toMatchObject({ search: 'B', cursor: 'two' });
    await asked[2]?.fail();
    expect(options()).toEqual(['Bright', 'The list could not be loaded.Try again']);
    await act(async () => last().click());
    await until(() => asked.length === 4);
    await asked[3]?.answer({ items: found('Brook') });
    expect(options()).toEqual(['Bright', 'Brook']);
    expect(input.value).toBe('B');
  });
});
