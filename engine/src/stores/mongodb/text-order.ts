/**
 * Servers of the MongoDB protocol agree on the order of texts up to U+D7FE only: MongoDB compares UTF-8 bytes, others UTF-16 code units, which puts
 * emoji before U+E000–U+FFFF. So a field that is compared is stored with each later character as three earlier ones: a mark, then the code point
 * in two digits. The order of such texts is the same by bytes and by code units, and it is that of the characters.
 */
const MARK = '\ud7ff';
const LATE = /[\ud7ff\ue000-\uffff]|[\u{10000}-\u{10ffff}]/gu;
const MARKED = /\ud7ff(.)(.)/gsu;
/** Where the two digits begin, so that none is a control character. */
const DIGIT = 0x100;

/** A well-formed text as it is stored in a field. */
export function encodeText(text: string): string {
  return text.replace(LATE, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return MARK + String.fromCharCode(DIGIT + (point >> 11), DIGIT + (point & 0x7ff));
  });
}

/** The text that was stored. */
export function decodeText(stored: string): string {
  return stored.replace(MARKED, (_, high: string, low: string) =>
    String.fromCodePoint(((high.charCodeAt(0) - DIGIT) << 11) | (low.charCodeAt(0) - DIGIT)),
  );
}
