import { letters, widths } from './inter-widths.js';

export type Weight = keyof typeof widths;

function table(digits: string): ReadonlyMap<string, number> {
  return new Map([...letters].map((letter, index) => [letter, Number.parseInt(digits.slice(index * 2, index * 2 + 2), 36) / 1000]));
}

const measured: Readonly<Record<Weight, ReadonlyMap<string, number>>> = { regular: table(widths.regular), strong: table(widths.strong) };
/** Other faces, which stand in where Inter is not installed, are a little wider. */
const allowance = 1.03;

/** How wide a line of Inter is; a letter that was not measured counts as a wide one. */
export function widthOf(text: string, fontSize: number, weight: Weight = 'regular'): number {
  let sum = 0;
  for (const letter of text) sum += measured[weight].get(letter) ?? (letter > '\u2e7f' ? 1 : 0.72);
  return sum * fontSize * allowance;
}
