import { ListPage, Moment, StatusWord } from '@millrace/designer/patterns';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { InstanceCard } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useLoading } from '../../parts/problems.js';
import { useNextStep, useStatus } from '../../parts/status.js';
import { useListTexts } from '../../parts/texts.js';
import { useLive } from '../../parts/use-live.js';
import { useWords } from '../../parts/words.js';
import { rememberList, soughtBy, viewAddress } from './list-address.js';

const views = ['active', 'ended', 'all'] as const;

/** What the reader asked for, newest first. View and filters are in the address. */
export function RequestsPage() {
  const { t } = useTranslation();
  const { ask } = useServices();
  const words = useWords();
  const status = useStatus();
  const nextStep = useNextStep();
  const loading = useLoading();
  const texts = useListTexts();
  const [query, setQuery] = useSearchParams();
  const view = views.find((one) => one === query.get('view')) ?? 'active';
  const service = query.get('service') ?? '';
  const title = query.get('title') ?? '';
  const requests = useInfiniteQuery(ask.requests({ status: view, service, ...soughtBy(title) }));
  const services = useQuery(ask.services());
  useLive('requests');
  usePageTitle(t('requests.title'));
  useEffect(() => rememberList(query.size === 0 ? '' : `?${query}`), [query]);
  const set = (name: string, value: string): void =>
    setQuery(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const filtered = service !== '' || title !== '';
  const clear = (): void => setQuery(view === 'active' ? {} : { view }, { replace: true });
  const rows = requests.data?.pages.flatMap(({ items }) => items) ?? [];
  const label = (card: InstanceCard): string => card.title ?? words(card.service?.name ?? card.process.name);
  // What kind of request it is; without a title of its own the first line says so already.
  const kind = (card: InstanceCard): string => (card.title === undefined ? '' : words(card.service?.name ?? card.process.name));
  return (
    <ListPage
      title={t('requests.title')}
      primaryAction={{ id: 'new', label: t('requests.new'), href: '/services' }}
      views={views.map((id) => ({ id, label: t(`requests.${id}`), href: viewAddress(id, query) }))}
      view={view}
      filters={[
        t('requests.show'),
        {
          kind: 'choice',
          id: 'service',
          label: t('requests.service'),
          value: service,
          options: [
            { value: '', label: t('requests.anyService') },
            ...(services.data?.items ?? []).map(({ id, name }) => ({ value: id, label: words(name) })),
          ],
          onChange: (value) => set('service', value),
        },
        t('requests.startingWith'),
        {
          kind: 'text',
          id: 'title',
          label: t('requests.titleFilter'),
          value: title,
          placeholder: t('requests.titlePlaceholder'),
          onChange: (value) => set('title', value),
        },
      ]}
      {...(filtered ? { onClearFilters: clear } : {})}
      columns={[
        { id: 'number', label: t('requests.columnNumber'), cell: ({ number }) => number ?? '', oneLine: true },
        { id: 'title', label: t('requests.columnTitle'), role: 'title', cell: label, below: kind },
        {
          id: 'status',
          label: t('requests.columnStatus'),
          role: 'aside',
          oneLine: true,
          cell: (card) => <StatusWord status={status(card)} />,
        },
        { id: 'next', label: t('requests.columnNext'), cell: ({ steps }) => nextStep(steps) },
        {
          id: 'started',
          label: t('requests.columnStarted'),
          oneLine: true,
          cell: ({ startedAt }) => <Moment at={startedAt} style="short" />,
        },
        {
          id: 'expected',
          label: t('requests.columnExpected'),
          oneLine: true,
          cell: ({ expectedAt }) => (expectedAt === undefined ? '' : <Moment at={expectedAt} style="short" />),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      rowLabel={(card) => [card.number, label(card)].filter(Boolean).join(' ')}
      rowHref={({ id }) => `/requests/${encodeURIComponent(id)}`}
      loading={loading(requests)}
      empty={
        filtered
          ? {
              title: t('requests.nothingTitle'),
              text: t('requests.nothingText'),
              action: { id: 'clear', label: t('requests.clear'), onSelect: clear },
            }
          : {
              title: t('requests.emptyTitle'),
              text: t('requests.emptyText'),
              action: { id: 'new', label: t('requests.new'), href: '/services' },
            }
      }
      {...(requests.hasNextPage ? { more: { onMore: () => void requests.fetchNextPage(), busy: requests.isFetchingNextPage } } : {})}
      texts={{ ...texts, select: (row) => row, selectAll: '', selected: String, clearSelection: '' }}
    />
  );
}
