import { describe, expect, it } from 'vitest';
import { cutIntoPages, printPage, type PageCut } from '../index.js';

const row = (count: number) => ({
  kind: 'process',
  id: 'p',
  name: 'Row',
  processes: { main: {} },
  elements: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`t${index}`, { type: 'userTask', scope: 'main', name: `Step ${index}` }]),
  ),
  layout: {
    planes: {
      main: {
        of: 'p',
        shapes: Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, { at: [index * 200, 0, 136, 80] }])),
      },
    },
  },
});

const covered = ({ pieces }: PageCut, [x, y]: readonly [number, number]): boolean =>
  pieces.some(({ bounds: [left, top, width, height] }) => x >= left && x <= left + width && y >= top && y <= top + height);

describe('a drawing on paper', () => {
  it('stands on one page, never larger than it was drawn, where it can be read there', () => {
    expect(cutIntoPages([0, 0, 500, 300])).toEqual({
      rows: 1,
      columns: 1,
      pieces: [{ bounds: [0, 0, 500, 300], scale: 1, row: 1, column: 1 }],
    });
    expect(cutIntoPages([-20, 10, 2000, 600]).pieces).toEqual([{ bounds: [-20, 10, 2000, 600], scale: 0.52, row: 1, column: 1 }]);
  });

  it('goes on below, as wide as the page, where it is high', () => {
    const { rows, columns, pieces } = cutIntoPages([0, 0, 1000, 3000]);
    expect([rows, columns]).toEqual([5, 1]);
    expect(pieces[0]?.scale).toBe(1);
  });

  it('loses nothing between its pages', () => {
    const cut = cutIntoPages([-100, -50, 9000, 4000]);
    expect(cut.pieces).toHaveLength(cut.rows * cut.columns);
    expect(cut.pieces.every(({ scale }) => scale >= 0.5)).toBe(true);
    for (let x = -100; x <= 8900; x += 90) for (let y = -50; y <= 3950; y += 80) expect(covered(cut, [x, y])).toBe(true);
  });

  it('has each page hold what is seen on it, and shows the whole before its pieces', () => {
    const { body, html, title } = printPage(row(30), { language: 'ru' });
    const pages = body.split('<section').slice(1);
    expect(title).toBe('Row');
    expect(pages).toHaveLength(1 + 3);
    expect(pages[0]).toContain('Схема целиком');
    expect(pages[1]).toContain('Ряд 1 из 1, столбец 1 из 3');
    expect([pages[1]?.includes('Step 0<'), pages[1]?.includes('Step 29<'), pages[3]?.includes('Step 29<')]).toEqual([true, false, true]);
    expect(html).toContain('@page');
  });
});
