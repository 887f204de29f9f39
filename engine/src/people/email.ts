import { refuseInput } from '../behaviors/command-input.js';

/**
 * An e-mail address as it is kept: Unicode NFKC, lower case, without white space around it. Only the shape is checked (one `@`, something
 * before it, a dot after it, at most 254 characters): whether mail arrives is known by sending one.
 *
 * @returns null for nothing, null and the empty text
 */
export function normalisedEmail(value: unknown, place: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  const email = typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : '';
  const [local, domain, ...more] = email.split('@');
  const shaped =
    local !== undefined && local !== '' && domain !== undefined && more.length === 0 && !/\s/u.test(email) && email.length <= 254;
  if (!shaped || domain.split('.').length < 2 || domain.split('.').includes('')) refuseInput(place, 'an e-mail address', value);
  return email;
}
