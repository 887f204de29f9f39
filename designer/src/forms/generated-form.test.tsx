// @vitest-environment happy-dom
import { act, createRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MillraceTheme } from '../theme/index.js';
import type { GeneratedFormHandle, GeneratedFormProps } from './contract.js';
import { allTypes, hundred, purchaseSheet, sheetOf } from './form-sheets.fixture.js';
import { wizardForm } from './form-pages.fixture.js';
import { GeneratedForm } from './GeneratedForm.js';
import { loadWidgets } from './widgets/held.js';

let root: Root | null = null;
let page: HTMLElement | null = null;

beforeAll(async () => {
  await loadWidgets(['lookup', 'tabs'], 'edit');
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

afterEach(async () => {
  await act(async () => root?.unmount());
  page?.remove();
  root = page = null;
});

async function draw(props: Partial<GeneratedFormProps> & Pick<GeneratedFormProps, 'sheet'>): Promise<GeneratedFormHandle> {
  const ref = createRef<GeneratedFormHandle>();
  page ??= document.body.appendChild(document.createElement('div'));
  root ??= createRoot(page);
  await act(async () =>
    root?.render(
      <MillraceTheme scheme="light">
        <GeneratedForm language="en" {...props} ref={ref} />
      </MillraceTheme>,
    ),
  );
  return ref.current as GeneratedFormHandle;
}

/** The control that a label names. */
function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label));
  const control = found && document.getElementById(found.htmlFor);
  if (!control) throw new Error(`There is no field ${label}: ${document.body.textContent ?? ''}`);
  return control as HTMLInputElement;
}

async function type(control: HTMLElement, text: string): Promise<void> {
  await act(async () => {
    control.focus();
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control) as object, 'value')?.set;
    set?.call(control, text);
    control.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const leave = (control: HTMLElement): Promise<void> => act(async () => control.blur());
const frame = (): Promise<void> => act(async () => new Promise((done) => requestAnimationFrame(() => done())));
const button = (text: string): HTMLElement => {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent === text || one.getAttribute('aria-label') === text);
  if (!found) throw new Error(`There is no button ${text}.`);
  return found;
};
const press = (text: string): Promise<void> => act(async () => button(text).click());
async function remove(row: string): Promise<void> {
  await press(`Actions: ${row}`);
  await act(async () =>
    ([...document.querySelectorAll('[role=menuitem]')].find((one) => one.textContent === 'Remove') as HTMLElement).click(),
  );
  await frame();
}
const cell = (label: string): HTMLInputElement => document.querySelector(`[aria-label="${label}"]`) as HTMLInputElement;

describe('a generated form', () => {
  it('is filled in, computes, and answers what to send', async () => {
    const form = await draw({ sheet: purchaseSheet() });
    expect(form.isDirty()).toBe(false);
    await type(field('What is it for?'), 'Laptops');
    await type(cell('Item, Row 1'), 'Laptop');
    await type(cell('Quantity, Row 1'), '2');
    await type(cell('Price, Row 1'), '1 234,56');
    await frame();
    expect(document.body.textContent).toContain('2,469.12');
    const answer = await act(async () => form.submit());
    expect(answer).toMatchObject({ ok: false, problems: [{ pointer: '/supplier' }, { pointer: '/budgetLine' }] });
    expect(form.data()).toMatchObject({
      subject: 'Laptops',
      total: 2469.12,
      lines: [{ item: 'Laptop', quantity: 2, price: 1234.56, sum: 2469.12 }],
    });
    expect(form.isDirty()).toBe(true);
  });

  it('says what is wrong where it is, above in a summary with links, and takes the focus there', async () => {
    const form = await draw({ sheet: purchaseSheet() });
    expect(document.querySelector('[role=alert]')).toBeNull();
    await act(async () => form.submit());
    const summary = document.activeElement;
    expect(summary?.textContent).toContain('Please correct the following');
    expect([...(summary?.querySelectorAll('a') ?? [])].map((link) => link.textContent)).toEqual([
      'What is it for?',
      'Supplier',
      'Budget line',
      'Item, row 1',
      'Quantity, row 1',
      'Price, row 1',
    ]);
    const subject = field('What is it for?');
    expect(subject.getAttribute('aria-invalid')).toBe('true');
    const said = (subject.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
    expect(said.join(' ')).toContain('it is empty');
    await act(async () => (summary?.querySelector('a') as HTMLElement).click());
    await act(async () => new Promise((done) => setTimeout(done, 5)));
    expect(document.activeElement).toBe(subject);
    await type(subject, 'x');
    await frame();
    expect(subject.getAttribute('aria-invalid')).not.toBe('true');
    expect(document.body.textContent).not.toContain('What is it for?:');
  });

  it('begins a table with the rows it asks for, and puts the focus into a row that is added and beside one that is removed', async () => {
    const form = await draw({ sheet: purchaseSheet() });
    expect(cell('Item, Row 1').value).toBe('');
    expect(document.body.textContent).toContain('Not calculated yet');
    await press('Add a line');
    expect(document.activeElement).toBe(cell('Item, Row 2'));
    expect(form.isDirty()).toBe(true);
    await type(cell('Item, Row 1'), 'Chair');
    await remove('Row 2');
    expect(document.activeElement).toBe(cell('Item, Row 1'));
    await remove('Row 1');
    expect(document.activeElement).toBe(button('Add a line'));
    expect(await act(async () => form.submit())).toMatchObject({ ok: false });
    expect(document.querySelector('[role=group] ul')?.textContent).toContain('What is bought');
  });

  it('begins no table with rows where none can be added', async () => {
    const form = await draw({ sheet: { ...purchaseSheet(), access: { tbl_lines: 'readOnly' } } });
    expect(form.data()).toEqual({});
    await draw({ sheet: purchaseSheet(), mode: 'read' });
    expect(document.body.textContent).toContain('There are no rows yet.');
  });

  it('lists what is wrong row by row', async () => {
    const form = await draw({ sheet: purchaseSheet({ lines: [{ _id: 'a' }, { _id: 'b', item: 'x' }] }) });
    const answer = await act(async () => form.submit());
    expect(answer.ok ? [] : answer.problems.map((one) => one.pointer).slice(3)).toEqual([
      '/lines/0/item',
      '/lines/0/quantity',
      '/lines/0/price',
      '/lines/1/quantity',
      '/lines/1/price',
    ]);
  });

  it('names the first ten of many, six of the form itself among them, and says how many more there are', async () => {
    const problems = Array.from({ length: 25 }, (_, at) => ({ code: 'X', pointer: '', message: `Problem ${String(at)}` }));
    await draw({ sheet: purchaseSheet(), problems });
    const lines = [...document.querySelectorAll('[role="group"] li')].map(({ textContent }) => textContent);
    expect([lines.length, lines[9], lines[10]]).toEqual([11, 'Problem 9', 'and 21 more']);
  });

  it('goes through steps by their titles, and leads to what is wrong in a later one', async () => {
    const form = await draw({ sheet: sheetOf(wizardForm) });
    await type(field('Name'), 'Anna');
    await press('Next');
    expect(document.activeElement?.textContent).toBe('Step 2 of 2: Where');
    await press('Back');
    expect(document.activeElement?.textContent).toBe('Step 1 of 2: Who');
    await act(async () => form.submit());
    await act(async () => (document.querySelector('[role=group] li a') as HTMLElement).click());
    await act(async () => new Promise((done) => setTimeout(done, 5)));
    expect(document.activeElement).toBe(field('City'));
    expect(field('City').closest('[hidden]')).toBeNull();
  });

  it('keeps the date of a moment while its time cannot be read', async () => {
    const form = await draw({ sheet: sheetOf(allTypes, { instant: '2026-03-31T06:30:00Z', duration: 'P2DT8H' }), zone: 'Europe/Moscow' });
    await type(cell('Moment: Time'), '9:');
    expect(field('Moment').value).toBe('31/03/2026');
    expect(await act(async () => form.submit())).toMatchObject({ ok: false, problems: [{ pointer: '/instant' }] });
    await type(cell('Moment: Time'), '9:45');
    await type(cell('How long: Hours'), 'x');
    expect(cell('How long: Days').value).toBe('2');
    await type(cell('How long: Hours'), '4');
    expect(await act(async () => form.submit())).toEqual({ ok: true, data: { instant: '2026-03-31T06:45:00Z', duration: 'P2DT4H' } });
  });

  it('says nothing while somebody types, and says it when the field is left', async () => {
    await draw({ sheet: sheetOf(allTypes) });
    const number = field('Decimal');
    await type(number, 'twelve');
    await frame();
    expect(document.body.textContent).not.toContain('This is not a number');
    await leave(number);
    expect(document.body.textContent).toContain('This is not a number');
    expect(number.value).toBe('twelve');
    await type(number, '12,5');
    await leave(number);
    expect(document.body.textContent).not.toContain('This is not a number');
    expect(number.value).toBe('12.50');
  });

  it('does not ask for a field that was only passed through', async () => {
    await draw({ sheet: purchaseSheet() });
    const subject = field('What is it for?');
    await act(async () => subject.focus());
    await leave(subject);
    expect(document.body.textContent).not.toContain('it is empty');
  });

  it('refuses to send what cannot be read, and sends what is still being typed', async () => {
    const form = await draw({ sheet: sheetOf(allTypes) });
    await type(field('Decimal'), '1e5');
    expect(await act(async () => form.submit())).toMatchObject({ ok: false, problems: [{ code: 'FORM_VALUE_TYPE', pointer: '/decimal' }] });
    await type(field('Decimal'), '1 000,5');
    await type(field('Date'), '31.3.2026');
    expect(await act(async () => form.submit())).toEqual({ ok: true, data: { decimal: 1000.5, date: '2026-03-31' } });
  });

  it('shows what the server found at its row, also when rows above were removed, until it is changed', async () => {
    const sheet = purchaseSheet({ lines: [1, 2, 3].map((n) => ({ _id: `r${n}`, item: `Item ${n}`, quantity: n, price: 1 })) });
    await draw({ sheet });
    const problems = [
      { code: 'SERVER_SAYS', pointer: '/lines/2/item', message: 'Not this one.' },
      { code: 'SERVER_SAYS', pointer: '', message: 'The budget is closed.' },
    ];
    await draw({ sheet, problems });
    expect(cell('Item, Row 3').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement?.textContent).toContain('The budget is closed.');
    await remove('Row 1');
    expect(cell('Item, Row 2').value).toBe('Item 3');
    expect(cell('Item, Row 2').getAttribute('aria-invalid')).toBe('true');
    await type(cell('Item, Row 2'), 'Another');
    expect(cell('Item, Row 2').getAttribute('aria-invalid')).not.toBe('true');
  });

  it('moves rows by the keyboard and keeps who they are', async () => {
    const form = await draw({
      sheet: purchaseSheet({ lines: [1, 2].map((n) => ({ _id: `r${n}`, item: `Item ${n}`, quantity: n, price: 1 })) }),
    });
    const moved = cell('Item, Row 2');
    await act(async () => {
      moved.focus();
      moved.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', code: 'ArrowUp', altKey: true, bubbles: true }));
    });
    expect((form.data()['lines'] as { _id: string }[]).map((row) => row._id)).toEqual(['r2', 'r1']);
    expect(document.activeElement).toBe(cell('Item, Row 1'));
  });

  it('draws one field when one of a hundred is typed in, and computes what follows within a frame', async () => {
    const form = await draw({ sheet: sheetOf(hundred) });
    const inputs = [...document.querySelectorAll('input')];
    expect(inputs.length).toBeGreaterThan(90);
    let changed = new Set<Node>();
    const observer = new MutationObserver((records) => (changed = new Set(records.map((record) => record.target))));
    observer.observe(page as HTMLElement, { subtree: true, childList: true, attributes: true, characterData: true });
    const started = performance.now();
    await type(field('Field 1'), '41');
    form.data();
    const took = performance.now() - started;
    await frame();
    observer.disconnect();
    expect(document.body.textContent).toContain('141.00');
    expect(changed.size).toBeLessThan(6);
    expect(took).toBeLessThan(250);
  });

  it('begins anew only with other data, and keeps what was typed when the page draws again', async () => {
    const sheet = purchaseSheet();
    await draw({ sheet });
    await type(field('What is it for?'), 'Laptops');
    await draw({ sheet, language: 'ru' });
    expect(field('Для чего?').value).toBe('Laptops');
    await draw({ sheet: purchaseSheet({ subject: 'Chairs' }) });
    expect(field('What is it for?').value).toBe('Chairs');
  });

  it.each([
    [{ ...purchaseSheet().data, lines: 'rubbish', unknown: 1 }],
    [JSON.parse('{"__proto__":{"subject":"x"},"lines":[{"__proto__":1},7,null]}') as object],
    [{ subject: 'x'.repeat(200_000) }],
    [{ lines: Array.from({ length: 200 }, (_, n) => ({ _id: `r${n}`, item: 'i', quantity: 1, price: 0.1 })) }],
  ])('takes any data to begin with', async (initialData) => {
    const form = await draw({ sheet: purchaseSheet(), initialData });
    expect((await act(async () => form.submit())).ok).toBe(false);
    expect(form.data()).toBeTypeOf('object');
  });

  it.each([[{}], [{ kind: 'form', nodes: {} }], [{ nodes: null, data: 5 }]])(
    'says so when the definition cannot be drawn: %j',
    async (definition) => {
      await draw({ sheet: { ...purchaseSheet(), definition } });
      expect(document.body.textContent).toContain('cannot be shown');
    },
  );

  it('is text when it is to be read', async () => {
    await draw({
      sheet: purchaseSheet({ subject: 'Laptops', supplier: { register: 'suppliers', id: 's1' }, total: 5 }),
      mode: 'read',
      language: 'ru',
    });
    expect(document.querySelectorAll('input, button, textarea').length).toBe(0);
    expect([...document.querySelectorAll('dt')].map((one) => one.textContent)).toContain('Поставщик');
    expect([...document.querySelectorAll('dd')].map((one) => one.textContent)).toContain('ООО «Ромашка»');
  });
});
