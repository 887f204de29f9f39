import { widthOf, type Weight } from './measure.js';

/** How a text is set. */
export interface Setting {
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly weight?: Weight;
}

const longest = 600;

/** White space made one blank, digits of one number kept together, and what nobody could read cut off. */
function cleaned(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return short
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/(?<=\d) (?=\d)/g, '\u00a0');
}

/** A word that is wider than the line is broken where it must be, with a hyphen between letters. */
function broken(word: string, width: number, { fontSize, weight }: Setting): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(`${piece}${letter}-`, fontSize, weight) > width) {
      pieces.push(/\p{L}$/u.test(piece) ? `${piece}-` : piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function filled(words: readonly string[], width: number, { fontSize, weight }: Setting): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, fontSize, weight) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/**
 * The fewest lines that fit into a width, as even as they can be.
 *
 * @returns No line for a text without a letter.
 */
export function wrapText(text: string, width: number, setting: Setting): readonly string[] {
  const room = Math.max(width, setting.fontSize);
  const words = cleaned(text)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => (widthOf(word, setting.fontSize, setting.weight) > room ? broken(word, room, setting) : [word]));
  const fewest = filled(words, room, setting);
  if (fewest.length < 2) return fewest;
  // Halving finds the narrowest width that needs no more lines.
  let [low, high] = [room / fewest.length, room];
  while (high - low > 2) {
    const middle = (low + high) / 2;
    const lines = filled(words, middle, setting);
    const fits = lines.length === fewest.length && lines.every((line) => widthOf(line, setting.fontSize, setting.weight) <= room);
    if (fits) high = middle;
    else low = middle;
  }
  return filled(words, high, setting);
}

/** Lines cut to a number of them, with an ellipsis where something is missing. */
export function cutLines(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, Math.max(most, 1));
  return kept.map((line, index) => (index === kept.length - 1 ? `${line.replace(/[\s,.;:–—-]+$/, '')}…` : line));
}

/** A text set into a box: in the first size that fits, else in the last one with its end cut off. */
export function fitText(
  text: string,
  [width, height]: readonly [number, number],
  settings: readonly [Setting, ...Setting[]],
): { readonly lines: readonly string[]; readonly setting: Setting } {
  let found = { lines: [] as readonly string[], setting: settings[0] };
  for (const setting of settings) {
    const whole = cleaned(text).split(' ');
    const lines = wrapText(text, width, setting);
    const most = Math.max(1, Math.floor(height / setting.lineHeight));
    found = { lines: cutLines(lines, most), setting };
    const wordsWhole = whole.every((word) => widthOf(word, setting.fontSize, setting.weight) <= width);
    if (lines.length <= most && wordsWhole) return found;
  }
  return found;
}
