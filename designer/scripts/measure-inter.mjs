// Measures Inter in Chromium and writes the widths that drawings wrap text by: node designer/scripts/measure-inter.mjs [CHROMIUM]
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const files = createRequire(import.meta.url)
  .resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')
  .replace(/[^/]+$/, '');
const fonts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'].map((name) => [
  name,
  readFileSync(`${files}inter-${name}-wght-normal.woff2`).toString('base64'),
]);
/** @type {(from: number, to: number) => string} */
const range = (from, to) => String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
const letters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}${range(0x400, 0x45f)}ҐґӘәҒғҚқҢңӨөҰұҮүҺһ–—‘’“”„…•€₽№−×`;

const browser = await chromium.launch({ executablePath: argv[2] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const measured = await page.evaluate(
  async ([faces, text]) => {
    for (const [name, data] of faces) {
      const face = new FontFace(`Inter ${name}`, `url(data:font/woff2;base64,${data})`, { weight: '100 900' });
      document.fonts.add(await face.load());
    }
    const context = document.createElement('canvas').getContext('2d');
    return [400, 550].map((weight) => {
      context.font = `${weight} 1000px ${faces.map(([name]) => `'Inter ${name}'`).join(', ')}`;
      return [...text].map((letter) => Math.round(context.measureText(letter).width));
    });
  },
  [fonts, letters],
);
await browser.close();

const quoted = JSON.stringify(letters).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"');
const table = (/** @type {readonly number[]} */ widths) => `'${widths.map((width) => width.toString(36).padStart(2, '0')).join('')}'`;
writeFileSync(
  fileURLToPath(new URL('../src/drawing/text/inter-widths.ts', import.meta.url)),
  `// Measured by designer/scripts/measure-inter.mjs, which writes this file again.

/** The letters that were measured. */
export const letters =
  '${quoted}';

/** Their advance widths in thousandths of the font size, two digits of base 36 each, by weight. */
export const widths = {
  regular: ${table(measured[0])},
  strong: ${table(measured[1])},
} as const;
`,
);
