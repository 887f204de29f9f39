import { readFileSync } from 'node:fs';
import { allElementTypes } from '@millrace/schemas';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { fileName, svgFile, svgFiles } from './index.js';

/** What SVG 1.1 lets stand in each element that we write (W3C SVG 1.1, second edition). */
const known: Readonly<Record<string, readonly string[]>> = {
  svg: ['xmlns', 'version', 'width', 'height', 'viewBox', 'font-family'],
  title: [],
  desc: [],
  g: ['transform'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  path: ['d'],
  text: ['font-size', 'font-weight', 'text-anchor'],
  tspan: ['x', 'y'],
};
const paints = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'stroke-dasharray'];

interface Read {
  readonly tags: readonly string[];
  readonly strange: readonly string[];
  readonly text: string;
}

/** Reads a file as strictly as XML is read: what is not well-formed throws. */
function read(svg: string): Read {
  const parser = new SaxesParser({ xmlns: true });
  const tags: string[] = [];
  const strange: string[] = [];
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (found) => {
    text += found;
  });
  parser.on('opentag', ({ name, attributes }) => {
    tags.push(name);
    const allowed = known[name];
    if (!allowed) strange.push(`<${name}>`);
    for (const [attribute, { value }] of Object.entries(attributes)) {
      if (!allowed?.includes(attribute) && !paints.includes(attribute)) strange.push(`${name} ${attribute}`);
      if (/var\(|url\(|NaN|undefined|Infinity/.test(value)) strange.push(`${name} ${attribute}=${value}`);
      if (attribute === 'font-weight' && value !== 'bold') strange.push(`${name} ${attribute}=${value}`);
    }
  });
  parser.write(svg).close();
  return { tags, strange, text };
}

const one = (type: string, name: unknown = { en: 'Check the papers', ru: 'Проверить документы' }) => ({
  kind: 'process',
  format: 1,
  id: 'p',
  defaultLanguage: 'en',
  name: { en: 'Papers', ru: 'Документы' },
  documentation: 'What is checked & why',
  processes: { main: {} },
  elements: { a: { type, scope: 'main', name } },
  layout: { planes: { main: { of: 'p', shapes: { a: { at: [40, 40, 136, 80] } } } } },
});

const purchase: unknown = JSON.parse(
  readFileSync(new URL('../../../examples/purchase-request/purchase.process.json', import.meta.url), 'utf8'),
);

describe('a process as an SVG file', () => {
  it.each(allElementTypes)('is plain SVG 1.1 with %s in it', (type) => {
    const { tags, strange, text } = read(svgFile(one(type), { language: 'ru' }).svg);
    expect(strange).toEqual([]);
    expect(tags.length).toBeGreaterThan(5);
    expect(text).toContain('Проверить');
  });

  it('begins with its declaration and says its size, its title and what it is about', () => {
    const { svg, width, height } = svgFile(one('userTask'));
    expect(svg.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" version="1.1" ')).toBe(true);
    expect(svg).toContain(`width="${width}" height="${height}" viewBox="20 20 ${width} ${height}"`);
    expect(svg).toContain('<title>Papers</title>\n<desc>What is checked &amp; why</desc>');
  });

  it('shows lanes, lines and conditions of a whole route', () => {
    const { strange, text } = read(svgFile(purchase, { language: 'en' }).svg);
    expect(strange).toEqual([]);
    expect(text).toContain('Approvers');
    expect(text.replaceAll(/\s/g, '')).toContain('over1000000');
  });

  it('keeps texts texts, whatever they hold', () => {
    const wicked = ']]>"\'</text><script>alert(1)</script> & \u0000 \uFFFE \uD800 &#0;';
    const definition = { ...one('userTask', wicked), name: wicked, documentation: wicked };
    const { svg } = svgFile(definition);
    expect(read(svg).strange).toEqual([]);
    expect(svg).not.toContain('<script');
  });

  it('is there for what is no definition at all', () => {
    expect(read(svgFile(undefined).svg).tags).toEqual(['svg', 'rect']);
  });

  it('comes once for each plane, the document’s first', () => {
    const nested = {
      ...one('subProcess', 'Closed'),
      elements: { a: { type: 'subProcess', scope: 'main', name: 'Closed' }, b: { type: 'userTask', scope: 'a', name: 'Inside' } },
      layout: {
        planes: { inner: { of: 'a', shapes: { b: { at: [0, 0, 136, 80] } } }, main: { of: 'p', shapes: { a: { at: [0, 0, 136, 80] } } } },
      },
    };
    const files = svgFiles(nested);
    expect(files.map(({ plane, label }) => [plane, label])).toEqual([
      ['main', 'Papers'],
      ['inner', 'Closed'],
    ]);
    expect(read(files[1]?.svg ?? '').text).toContain('Inside');
  });
});

describe('the name of a file', () => {
  it.each([
    ['Заявка на закупку', 'Заявка на закупку.svg'],
    [' A/B: "c" <d>?\u0000\u202E ', 'A B c d.svg'],
    ['..\\..\\etc', 'etc.svg'],
    ['', 'process.svg'],
    ['CON', 'process.svg'],
    ['Закупка.', 'Закупка.svg'],
    ['я'.repeat(300), `${'я'.repeat(100)}.svg`],
  ])('of %j is %j', (label, name) => {
    expect(fileName(label, 'svg')).toBe(name);
  });
});
