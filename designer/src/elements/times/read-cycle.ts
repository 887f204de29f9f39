import { parseCycle } from '@millrace/engine/values';
import { readLength } from './read-length.js';

const often: Readonly<Record<string, string>> = {
  hourly: 'PT1H',
  daily: 'P1D',
  weekly: 'P1W',
  monthly: 'P1M',
  yearly: 'P1Y',
  ежечасно: 'PT1H',
  ежедневно: 'P1D',
  еженедельно: 'P1W',
  ежемесячно: 'P1M',
  ежегодно: 'P1Y',
};
const limit = /^(?:(\d{1,9})\s*(?:times|раза?)|(once|один\s+раз))\s*,?\s*/;
const every = /^(?:every|each|каждый|каждую|каждое|каждые|раз\s+в|через|after)\s+/;

/**
 * A repetition as people write it, in ISO 8601: `every 2 hours` is `R/PT2H`, `3 раза, каждый день` is `R3/P1D`, `ежедневно` is `R/P1D`; ISO itself stays
 * as it is. `undefined` for what is none.
 */
export function readCycle(text: string): string | undefined {
  const bare = text.trim().toLowerCase();
  if (bare === '' || bare.length > 100) return undefined;
  const iso = text.trim().toUpperCase();
  if (isCycle(iso)) return iso;
  const limited = limit.exec(bare);
  const rest = limited ? bare.slice(limited[0].length) : bare;
  const times = limited ? (limited[1] ?? '1') : '';
  if (Object.hasOwn(often, rest)) return made(times, often[rest]);
  const said = every.exec(rest);
  return said ? made(times, readLength(rest.slice(said[0].length))) : undefined;
}

function made(times: string, length: string | undefined): string | undefined {
  const cycle = `R${times}/${length ?? ''}`;
  return length !== undefined && isCycle(cycle) ? cycle : undefined;
}

function isCycle(text: string): boolean {
  try {
    return text.startsWith('R') && parseCycle(text) !== undefined;
  } catch {
    return false;
  }
}
