/** A number as people write it: `1 234,5` or `1234.5`. */
export function readNumber(text: string): number | undefined {
  const bare = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.');
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : undefined;
}
