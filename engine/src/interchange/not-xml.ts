import type { Words } from './vendors/vendor.js';

/** What files that are no XML begin with, and what they are called. */
const signatures: readonly (readonly [bytes: readonly number[], kind: Words])[] = [
  [[0x50, 0x4b, 0x03, 0x04], { en: 'a ZIP archive (unpack it)', ru: 'архив ZIP (распакуйте его)' }],
  [[0x25, 0x50, 0x44, 0x46], { en: 'a PDF file', ru: 'файл PDF' }],
  [[0x89, 0x50, 0x4e, 0x47], { en: 'a picture (PNG)', ru: 'картинка (PNG)' }],
  [[0xff, 0xd8, 0xff], { en: 'a picture (JPEG)', ru: 'картинка (JPEG)' }],
  [[0x47, 0x49, 0x46, 0x38], { en: 'a picture (GIF)', ru: 'картинка (GIF)' }],
  [[0xd0, 0xcf, 0x11, 0xe0], { en: 'a file of an old office program', ru: 'файл старой офисной программы' }],
  [[0x1f, 0x8b], { en: 'a gzip archive (unpack it)', ru: 'архив gzip (распакуйте его)' }],
];

/** What a file is that is no XML at all, by its first bytes or letters; nothing where it may be XML. */
export function kindOfOther(file: string | Uint8Array): Words | undefined {
  if (typeof file === 'string') return kindOfText(file);
  const known = signatures.find(([bytes]) => bytes.every((byte, index) => file[index] === byte))?.[1];
  if (known !== undefined) return known;
  const head = file.subarray(0, 4096);
  // UTF-16 has every second byte zero and begins with <; what has zeros without that is no text.
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || head[0] === 0x3c || head[1] === 0x3c;
  if (isWide && head.includes(0)) return undefined;
  if (head.includes(0)) return { en: 'data that is no text', ru: 'данные, а не текст' };
  let text = '';
  for (const byte of head) text += String.fromCharCode(byte);
  return kindOfText(text.replace(/^\u00EF\u00BB\u00BF/, ''));
}

function kindOfText(text: string): Words | undefined {
  const start = text
    .slice(0, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (start === '') return text.length > 4096 ? undefined : { en: 'an empty file', ru: 'пустой файл' };
  if (/^<!doctype\s+html|^<html[\s>]/i.test(start) && !start.includes('xmlns'))
    return { en: 'a web page (HTML)', ru: 'веб-страница (HTML)' };
  if (start.startsWith('<')) return undefined;
  if (/^[{[]/.test(start)) return { en: 'JSON', ru: 'JSON' };
  return start.includes('<') ? undefined : { en: 'a text without any element', ru: 'текст без единого элемента' };
}
