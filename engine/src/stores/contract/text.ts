/** Orders two texts by their UTF-8 bytes, as every store does. JavaScript's `<` differs: it puts emoji before U+E000–U+FFFF. */
export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return byteRank(x) - byteRank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above U+FFFF, so they go behind U+E000–U+FFFF. */
function byteRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The text as it survives UTF-8: half of a surrogate pair becomes U+FFFD, on every store alike. */
export function wellFormed(text: string): string {
  // Few texts have any surrogate, and looking for one is much quicker than replacing none.
  return SURROGATE.test(text) ? text.replace(LONE_SURROGATE, '\ufffd') : text;
}

/** Whether the text takes more than `limit` bytes in UTF-8. */
export function exceedsBytes(text: string, limit: number): boolean {
  return text.length > limit || (text.length * 3 > limit && utf8Bytes(text) > limit);
}

/** How many bytes the text takes in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) {
      bytes += 2;
      i++;
    } else bytes += 2;
  }
  return bytes;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** The first text, in byte order, after all that start with `prefix`; `null` when nothing comes after. `prefix` is well formed. */
export function prefixEnd(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (points.length > 0) {
    const last = points.pop() ?? 0;
    if (last === 0x10ffff) continue;
    // U+D800–U+DFFF are no characters: U+D7FF is followed by U+E000.
    points.push(last === 0xd7ff ? 0xe000 : last + 1);
    return String.fromCodePoint(...points);
  }
  return null;
}

/** Cuts a text into pieces of at most `size` code units, never through a surrogate pair. An empty text is one empty piece. */
export function pieces(text: string, size: number): readonly string[] {
  const found: string[] = [];
  let from = 0;
  do {
    let to = Math.min(from + size, text.length);
    if (to < text.length && isLowSurrogate(text.charCodeAt(to)) && to - from > 1) to--;
    found.push(text.slice(from, to));
    from = to;
  } while (from < text.length);
  return found;
}
