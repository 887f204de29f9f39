import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { answered } from '../../api/client.js';
import type { InboxFilters } from '../../api/queries.js';
import { useServices } from '../../app/services.js';
import { useLive } from '../../parts/use-live.js';
import { compare } from './compare.js';

const limit = 50;

/**
 * The inbox's list. It is not renewed by itself, so that no row moves under the pointer: when something changes, what is new is counted and offered, and what is gone is
 * marked in its place. An empty list has nothing to move, and is renewed at once.
 */
export function useInboxList(filters: InboxFilters) {
  const { api, ask, decisions } = useServices();
  const query = useInfiniteQuery(ask.inbox(filters));
  const decided = useSyncExternalStore(decisions.subscribe, decisions.snapshot);
  const [peeked, setPeeked] = useState<{ readonly came: ReadonlySet<string>; readonly gone: ReadonlySet<string> }>({
    came: new Set(),
    gone: new Set(),
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const { refetch, data } = query;

  const key = JSON.stringify(filters);
  useEffect(() => setPeeked({ came: new Set(), gone: new Set() }), [key, data]);

  const peek = useCallback(() => {
    if (data === undefined || items.length === 0) {
      void refetch();
      return;
    }
    const { view, sort, process, overdue, title } = filters;
    const asked = {
      view,
      limit,
      ...(sort ? { sort } : {}),
      ...(process ? { process } : {}),
      ...(overdue ? { overdue } : {}),
      ...(title ? { title } : {}),
    };
    answered(api.GET('/work-items', { params: { query: asked } })).then(
      (now) => setPeeked(compare(items, now)),
      // The next change, or the person's own reload, will tell.
      () => undefined,
    );
  }, [api, data, filters, items, refetch]);
  useLive('inbox', peek);
  // A list that was read before the page was opened again may be old.
  useEffect(() => {
    if (data !== undefined) peek();
    // Only when the page is opened or asks something else: `peek` changes with every answer.
  }, [key]);

  const own = new Set(decided.map(({ workItem }) => workItem));
  const came = [...peeked.came].filter((id) => !own.has(id));
  const processes = useMemo(() => {
    const known = new Map(items.map(({ process }) => [process.id, process]));
    if (filters.process !== undefined && !known.has(filters.process))
      known.set(filters.process, { id: filters.process, name: filters.process });
    return [...known.values()];
  }, [items, filters.process]);
  return { query, items, gone: peeked.gone, processes, fresh: { count: came.length, onShow: () => void refetch() } };
}
