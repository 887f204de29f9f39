import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { InboxFilters } from '../../api/queries.js';

/** The views of the inbox, in the order of their tabs. */
export const inboxViews = ['inbox', 'mine', 'done'] as const;
const sorts = ['due', 'newest', 'oldest', 'priority'] as const;
const names = ['process', 'overdue', 'title'] as const;

/** The inbox's view, filters and order, which are in the address: a link shows the same list, and "back" the one before. */
export function useInboxAddress() {
  const [query, setQuery] = useSearchParams();
  const text = query.toString();
  const filters = useMemo((): InboxFilters => {
    const read = new URLSearchParams(text);
    const view = inboxViews.find((one) => one === read.get('view')) ?? 'inbox';
    const chosen = sorts.find((one) => one === read.get('sort'));
    const sort = view === 'done' ? (chosen === 'oldest' ? 'oldest' : 'newest') : (chosen ?? 'due');
    const process = read.get('process') ?? '';
    const title = read.get('title') ?? '';
    return {
      view,
      sort,
      ...(process === '' ? {} : { process }),
      ...(title === '' ? {} : { title }),
      ...(read.get('overdue') === 'true' ? { overdue: true } : {}),
    };
  }, [text]);
  const change = (edit: (query: URLSearchParams) => void): void =>
    setQuery(
      (before) => {
        const after = new URLSearchParams(before);
        edit(after);
        return after;
      },
      { replace: true },
    );
  return {
    filters,
    filtered: names.some((name) => query.has(name)),
    /** With its question mark; '' where nothing is set. */
    search: text === '' ? '' : `?${text}`,
    set: (name: string, value: string): void => change((after) => (value === '' ? after.delete(name) : after.set(name, value))),
    clear: (): void =>
      change((after) => {
        for (const name of names) after.delete(name);
      }),
  };
}
