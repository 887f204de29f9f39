import type { KeptEdits } from './draft-edits.js';

const nameOf = (person: string, draft: string): string => `millrace.edits.${person}.${draft}`;

/** Edits of a draft that an earlier page could not send; null where nothing waits. */
export function keptEdits(person: string, draft: string): KeptEdits | null {
  try {
    const value = JSON.parse(localStorage.getItem(nameOf(person, draft)) ?? 'null') as KeptEdits | null;
    return value !== null && typeof value === 'object' && Number.isInteger(value.base) && Array.isArray(value.edits) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps them on this device; null removes them. A browser that forbids storage, or has no room, loses only this help. */
export function keepEdits(person: string, draft: string, kept: KeptEdits | null): void {
  try {
    if (kept === null) localStorage.removeItem(nameOf(person, draft));
    else localStorage.setItem(nameOf(person, draft), JSON.stringify(kept));
  } catch {
    return;
  }
}
