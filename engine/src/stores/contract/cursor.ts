import { MillraceError } from '@millrace/schemas';
import type { FieldValue } from '../../ports/index.js';

/** The last row of a page: the values it was sorted by, and its key. */
export interface Position {
  readonly values: readonly FieldValue[];
  readonly key: string;
}

/**
 * A position as an opaque text that fits a URL. It carries a checksum over itself and the query, so that a cursor of another query, or one that was
 * cut or changed on the way, is told from a good one. It is no secret and grants nothing: the tenant always comes from the query.
 */
export function writeCursor(position: Position, fingerprint: string): string {
  const text = JSON.stringify([position.values, position.key]);
  return toBase64Url(`${checksum(fingerprint + text)}${text}`);
}

/** The position a cursor stands for. Throws `CURSOR_INVALID` for any other text and for a cursor of another query. */
export function readCursor(cursor: string, fingerprint: string): Position {
  const text = typeof cursor === 'string' ? fromBase64Url(cursor) : null;
  const payload = text?.slice(16) ?? '';
  if (text === null || text.slice(0, 16) !== checksum(fingerprint + payload)) throw new MillraceError('CURSOR_INVALID');
  const [values, key] = JSON.parse(payload) as [readonly FieldValue[], string];
  return { values, key };
}

/** Two runs of FNV-1a with different starts: 64 bits against accidents, not against forgers. */
function checksum(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x85ebca6b);
  }
  return hex(a) + hex(b);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(text: string): string {
  // encodeURIComponent is the UTF-8 encoder that every JavaScript has.
  const bytes = encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16)));
  let encoded = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes.charCodeAt(i) << 16) | ((bytes.charCodeAt(i + 1) || 0) << 8) | (bytes.charCodeAt(i + 2) || 0);
    const digits = Math.min(4, bytes.length - i + 1);
    for (let d = 0; d < digits; d++) encoded += ALPHABET[(group >> (18 - 6 * d)) & 63];
  }
  return encoded;
}

function fromBase64Url(encoded: string): string | null {
  let percent = '';
  let held = 0;
  let bits = 0;
  for (const digit of encoded) {
    const value = ALPHABET.indexOf(digit);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      percent += `%${((held >> bits) & 255).toString(16).padStart(2, '0')}`;
    }
  }
  try {
    return decodeURIComponent(percent);
  } catch {
    return null;
  }
}
