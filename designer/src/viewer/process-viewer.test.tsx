// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MillraceTheme } from '../theme/index.js';
import { ProcessViewer, type ProcessViewerProps } from './index.js';

const purchase = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../examples/purchase-request/purchase.process.json'), 'utf8'),
) as object;
const taken: Pick<ProcessViewerProps, 'elements' | 'flows'> = {
  elements: { start: { state: 'done', count: 1 }, route: { state: 'done', count: 2 }, manager: { state: 'present', count: 1 } },
  flows: { toRoute: 1 },
};

let root: Root | null = null;
let page: HTMLElement | null = null;

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  // There is no layout here: every element is as wide as a page.
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 1000, 600);
});

afterEach(async () => {
  await act(async () => root?.unmount());
  page?.remove();
  root = page = null;
});

async function show(props: ProcessViewerProps): Promise<HTMLElement> {
  const at = (page ??= document.body.appendChild(document.createElement('div')));
  root ??= createRoot(at);
  await act(async () =>
    root?.render(
      <MillraceTheme scheme="light">
        <ProcessViewer {...props} />
      </MillraceTheme>,
    ),
  );
  return at;
}

const step = (id: string): SVGGElement => document.querySelector(`[data-part="${id}"]`) as SVGGElement;
const press = (key: string): Promise<void> =>
  act(async () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
const button = (label: string): HTMLElement =>
  [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent) === label) as HTMLElement;

describe('the process viewer', () => {
  it('says of every step how it stands', async () => {
    await show({ definition: purchase, language: 'en', ...taken });
    expect(step('route').getAttribute('aria-label')).toBe('Choose the route by the sum, done, 2 times');
    expect(step('manager').getAttribute('aria-label')).toBe('Approval by the manager, under way');
    expect(step('committee').getAttribute('aria-label')).toBe('Approval by the committee, not reached');
  });

  it('says it in Russian', async () => {
    await show({ definition: purchase, language: 'ru', ...taken });
    expect(step('route').getAttribute('aria-label')).toBe('Выбрать маршрут по сумме, пройден, 2 раза');
  });

  it('is one tab stop, at the present step', async () => {
    await show({ definition: purchase, language: 'en', ...taken });
    expect([...document.querySelectorAll('[data-part][tabindex="0"]')]).toEqual([step('manager')]);
  });

  it('is walked along the flows by arrow keys, and selects by Enter', async () => {
    const chosen: string[] = [];
    await show({ definition: purchase, language: 'en', ...taken, onSelect: (id) => chosen.push(id) });
    await act(async () => step('manager').focus());
    await press('ArrowRight');
    expect(document.activeElement).toBe(step('managerDecided'));
    await press('ArrowLeft');
    expect(document.activeElement).toBe(step('manager'));
    await press('ArrowDown');
    await press('Enter');
    expect(chosen).toEqual([(document.activeElement as SVGGElement).dataset['part']]);
    await press('Home');
    await press('End');
    expect(document.activeElement).not.toBe(step('manager'));
  });

  it('zooms by buttons and keys, and shows all again', async () => {
    const at = await show({ definition: purchase, language: 'en' });
    const box = (): string | null | undefined => at.querySelector('svg[role="group"]')?.getAttribute('viewBox');
    const whole = box();
    await act(async () => button('Zoom in').click());
    const closer = box();
    expect(closer).not.toBe(whole);
    await act(async () => step('start').focus());
    await press('+');
    expect(box()).not.toBe(closer);
    await press('0');
    expect(box()).toBe(whole);
  });

  it('is a list in words as well', async () => {
    const at = await show({ definition: purchase, language: 'en', ...taken });
    await act(async () => button('List').click());
    expect(at.querySelector('svg[role="group"]')).toBeNull();
    const rows = [...at.querySelectorAll('ol > li')].map(({ textContent }) => textContent);
    expect(rows[0]).toBe('Purchase is requesteddone');
    expect(rows).toContain('Approval by the managerunder way');
  });

  it('opens a closed subprocess and leads back', async () => {
    const definition = {
      id: 'p',
      name: 'Hiring',
      processes: { main: {} },
      elements: { papers: { type: 'subProcess', scope: 'main', name: 'Papers' }, ask: { type: 'userTask', scope: 'papers', name: 'Ask' } },
      layout: {
        planes: {
          main: { of: 'p', shapes: { papers: { at: [0, 0, 136, 80] } } },
          inner: { of: 'papers', shapes: { ask: { at: [0, 0, 136, 80] } } },
        },
      },
    };
    await show({ definition, language: 'en' });
    await act(async () => step('papers').dispatchEvent(new MouseEvent('click', { bubbles: true })));
    expect(step('ask')).not.toBeNull();
    await act(async () => button('Hiring').click());
    expect(step('papers')).not.toBeNull();
  });

  it.each([[{}], [{ elements: 3 }], [{ processes: { main: {} }, elements: { a: null } }]])(
    'has something to say about %j',
    async (definition) => {
      const at = await show({ definition, language: 'en' });
      expect(at.textContent).not.toBe('');
    },
  );

  it('writes what a definition says as text, whatever it says', async () => {
    const definition = {
      processes: { main: {} },
      elements: { a: { type: 'userTask', scope: 'main', name: '<img src=x onerror=alert(1)>' } },
    };
    const at = await show({ definition, language: 'en' });
    expect(at.querySelector('img')).toBeNull();
    expect(at.textContent).toContain('<img');
  });
});
