import type { JsonMap } from '../api/shapes.js';

const nameOf = (person: string, workItem: string): string => `millrace.draft.${person}.${workItem}`;
const commentOf = (person: string, workItem: string): string => `millrace.comment.${person}.${workItem}`;

/** What was typed into a work item and could not be saved at the service; null where nothing waits. */
export function keptDraft(person: string, workItem: string): JsonMap | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(nameOf(person, workItem)) ?? 'null');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonMap) : null;
  } catch {
    return null;
  }
}

/** Keeps it on this device; null removes it. A browser that forbids storage loses only this help. */
export function keepDraft(person: string, workItem: string, data: JsonMap | null): void {
  write(nameOf(person, workItem), data === null ? null : JSON.stringify(data));
}

/** A comment that was begun and not sent; '' where there is none. */
export function keptComment(person: string, workItem: string): string {
  try {
    return localStorage.getItem(commentOf(person, workItem)) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a comment on this device; '' removes it. */
export function keepComment(person: string, workItem: string, comment: string): void {
  write(commentOf(person, workItem), comment === '' ? null : comment);
}

function write(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    return;
  }
}
