import { ListDetailPage } from '@millrace/designer/patterns';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useServices } from '../../app/services.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useLoading } from '../../parts/problems.js';
import { useListTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import { InboxItem } from './InboxItem.js';
import { TaskDetail } from './TaskDetail.js';
import { inboxViews, useInboxAddress } from './use-inbox-address.js';
import { useInboxList } from './use-inbox-list.js';

/** What waits for the reader: the list at the left, what is open at the right. After a decision the next one opens. */
export function InboxPage() {
  const { t } = useTranslation();
  const { ask, decisions, queryClient } = useServices();
  const words = useWords();
  const loading = useLoading();
  const texts = useListTexts();
  const navigate = useNavigate();
  const location = useLocation();
  const { id: current = null } = useParams();
  const address = useInboxAddress();
  const { filters, set, clear, filtered, search } = address;
  const { query, items, gone, fresh, processes } = useInboxList(filters);
  const decided = useSyncExternalStore(decisions.subscribe, decisions.snapshot);
  const count = useQuery(ask.inboxCount());
  usePageTitle(t('inbox.title'));
  const pending = new Set(decided.filter(({ state }) => state !== 'refused').map(({ workItem }) => workItem));
  // What was decided leaves the list at once and for good, though the list itself is renewed only when asked.
  const isAway = (id: string): boolean => pending.has(id) || decisions.isDone(id);
  const shown = filters.view === 'done' ? items : items.filter(({ id }) => !isAway(id) || id === current);
  const list = filters.view === 'done' ? items.filter(({ id }) => !pending.has(id)) : shown.filter(({ id }) => !isAway(id));
  const hrefOf = (id: string): string => `/inbox/${encodeURIComponent(id)}${search}`;
  const at = shown.findIndex(({ id }) => id === current);
  const after = [...shown.slice(at + 1), ...shown.slice(0, Math.max(0, at)).reverse()].find(({ id }) => id !== current && !gone.has(id));
  const nextId = current === null ? undefined : after?.id;
  useEffect(() => {
    // It is there when the decision about the open one is made.
    if (nextId !== undefined) void queryClient.prefetchQuery({ ...ask.workItem(nextId), staleTime: 30_000 });
  }, [nextId, queryClient, ask]);
  const openNext = (): void => {
    void navigate(after === undefined ? `/inbox${search}` : hrefOf(after.id), { state: { decided: true } });
  };
  const finished = (location.state as { readonly decided?: boolean } | null)?.decided === true && list.length === 0;
  const done = filters.view === 'done';
  const empty = filtered
    ? { title: t('inbox.nothingTitle'), text: t('inbox.nothingText'), action: { id: 'clear', label: t('inbox.clear'), onSelect: clear } }
    : done
      ? { title: t('inbox.doneEmptyTitle'), text: t('inbox.doneEmptyText') }
      : { title: t('inbox.emptyTitle'), text: t('inbox.emptyText') };
  return (
    <ListDetailPage
      title={t('inbox.title')}
      views={inboxViews.map((id) => ({
        id,
        label: t(`inbox.${id === 'inbox' ? 'waiting' : id}`),
        href: id === 'inbox' ? '/inbox' : `/inbox?view=${id}`,
        ...(id === 'inbox' && count.data !== undefined ? { count: Math.max(0, count.data.inbox - pending.size) } : {}),
      }))}
      view={filters.view}
      filters={[
        t('inbox.show'),
        {
          kind: 'choice',
          id: 'process',
          label: t('inbox.process'),
          value: filters.process ?? '',
          options: [{ value: '', label: t('inbox.anyProcess') }, ...processes.map(({ id, name }) => ({ value: id, label: words(name) }))],
          onChange: (value) => set('process', value),
        },
        ...(done
          ? []
          : [
              {
                kind: 'choice' as const,
                id: 'timing',
                label: t('inbox.timing'),
                value: filters.overdue === true ? 'overdue' : '',
                options: [
                  { value: '', label: t('inbox.any') },
                  { value: 'overdue', label: t('inbox.overdueOnly') },
                ],
                onChange: (value: string) => set('overdue', value === '' ? '' : 'true'),
              },
            ]),
        t('inbox.titled'),
        {
          kind: 'text',
          id: 'title',
          label: t('inbox.titleFilter'),
          value: filters.title ?? '',
          placeholder: t('inbox.titlePlaceholder'),
          onChange: (value) => set('title', value),
        },
        t('inbox.sortedBy'),
        {
          kind: 'choice',
          id: 'sort',
          label: t('inbox.sort'),
          value: filters.sort ?? (done ? 'newest' : 'due'),
          options: (done ? (['newest', 'oldest'] as const) : (['due', 'newest', 'oldest', 'priority'] as const)).map((value) => ({
            value,
            label: t(`inbox.${value}`),
          })),
          onChange: (value) => set('sort', value),
        },
      ]}
      {...(filtered ? { onClearFilters: clear } : {})}
      items={list}
      itemKey={({ id }) => id}
      itemHref={({ id }) => hrefOf(id)}
      renderItem={(item) => <InboxItem item={item} gone={gone.has(item.id)} />}
      listHref={`/inbox${search}`}
      current={current}
      detail={current === null ? null : <TaskDetail key={current} id={current} onDecided={openNext} />}
      nothingOpen={
        finished
          ? { title: t('inbox.allDone'), text: t('inbox.allDoneText'), action: { id: 'home', label: t('problem.toHome'), href: '/' } }
          : { title: t('inbox.choose'), text: t('inbox.chooseText') }
      }
      loading={loading(query)}
      empty={empty}
      {...(query.hasNextPage ? { more: { onMore: () => void query.fetchNextPage(), busy: query.isFetchingNextPage } } : {})}
      fresh={fresh}
      texts={{ ...texts, back: t('inbox.title'), detail: t('task.details') }}
    />
  );
}
