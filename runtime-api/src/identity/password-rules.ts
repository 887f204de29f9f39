import { MillraceError } from '@millrace/schemas';
import { commonPasswords } from './common-passwords.js';

/** Characters of a password. Length is what counts; letters, digits and signs are as people like. */
export const passwordLength = { min: 10, max: 200 };

/** What is known of the one whose password it is. */
export interface PasswordOwner {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** Refuses a password that is too short or too long (`PASSWORD_LENGTH`), says who it is of (`PASSWORD_PERSONAL`), or is tried first (`PASSWORD_TOO_COMMON`). */
export function checkPassword(password: string, owner: PasswordOwner): void {
  const found = [...password.normalize('NFKC')].length;
  const { min, max } = passwordLength;
  if (found < min || found > max) throw new MillraceError('PASSWORD_LENGTH', { min, max, found });
  const folded = fold(password);
  const personal = [owner.id, owner.name, owner.email ?? ''].map(fold).filter((text) => text !== '');
  // Twice one's own name, or the name with a digit or two, is no secret either.
  const rest = personal.map((text) => folded.replaceAll(text, '').replaceAll(/[\d\W_]/g, ''));
  if (personal.includes(folded) || (personal.some((text) => folded.includes(text)) && rest.includes(''))) {
    throw new MillraceError('PASSWORD_PERSONAL');
  }
  if (commonPasswords.has(folded) || isRepetition(folded) || isRun(folded)) throw new MillraceError('PASSWORD_TOO_COMMON');
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, '');

/** `1212121212`, `abcabcabca`: up to three signs over and over. */
function isRepetition(text: string): boolean {
  return [1, 2, 3].some((period) => [...text].every((sign, at) => sign === text[at % period]));
}

/** `0123456789`, `abcdefghij` and back: each sign is the next. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => (sign.codePointAt(0) ?? 0) - (text.codePointAt(at) ?? 0));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
