import { sha256 } from '../behaviors/sha256.js';

const digits = 'abcdefghijklmnopqrstuvwxyz234567';
const ours = /^([A-Za-z]|_[A-Za-z0-9])[A-Za-z0-9_.-]{0,126}$/;
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));
/** A name without a colon, as XML has ids. */
const xmlId = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}.\-·]*$/u;

/** Whether a definition can have the id as it is. */
export function isOurId(id: string): boolean {
  return ours.test(id) && !inherited.has(id);
}

/** Whether a file can have the id. */
export function isXmlId(id: string): boolean {
  return xmlId.test(id);
}

/** An id made of what is there, so that the same file gives the same ids every time: `userTask_` and eight letters. */
export function idFrom(type: string, ...of: readonly (string | number)[]): string {
  const hash = sha256(`${type}\n${of.join('\n')}`);
  let id = '';
  for (let at = 0; at < 8; at++) id += digits[Number.parseInt(hash.slice(at * 2, at * 2 + 2), 16) % 32] as string;
  return `${type}_${id}`;
}
