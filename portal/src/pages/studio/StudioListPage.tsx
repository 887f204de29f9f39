import { ListPage, Moment, StatusWord, type Action, type Column } from '@millrace/designer/patterns';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { DraftCard } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useLoading } from '../../parts/problems.js';
import { useListTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import { NewProcess } from './NewProcess.js';
import { useStanding } from './standing.js';
import { StudioClosed } from './StudioClosed.js';
import { StudioTexts } from './StudioTexts.js';
import { useBin } from './use-bin.js';
import { useStudioRights } from './use-studio-rights.js';

const views = ['live', 'copy', 'bin'] as const;

/** Processes that are being drawn, the newest change first; what was kept as a copy, and what is in the bin. View, search and the open dialog are in the address. */
export function StudioListPage() {
  const rights = useStudioRights();
  return <StudioTexts>{rights.read ? <Drafts mayCreate={rights.create} /> : <StudioClosed />}</StudioTexts>;
}

function Drafts({ mayCreate }: { readonly mayCreate: boolean }) {
  const { t } = useTranslation();
  const { ask } = useServices();
  const words = useWords();
  const standing = useStanding();
  const loading = useLoading();
  const texts = useListTexts();
  const [query, setQuery] = useSearchParams();
  const view = views.find((one) => one === query.get('view')) ?? 'live';
  const search = query.get('search') ?? '';
  const drafts = useInfiniteQuery(ask.drafts({ state: view, search }));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const bin = useBin(() => setSelected(new Set()));
  usePageTitle(t('studio.title'));
  const addressWith = (changes: Readonly<Record<string, string>>): string => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    return text === '' ? '/studio' : `/studio?${text}`;
  };
  const set = (changes: Readonly<Record<string, string>>): void =>
    setQuery(new URLSearchParams(addressWith(changes).split('?')[1] ?? ''), { replace: true });
  const rows = drafts.data?.pages.flatMap(({ items }) => items) ?? [];
  const create: Action = { id: 'new', label: t('studio.new'), href: addressWith({ new: 'yes' }) };
  const label = ({ name, copyName }: DraftCard): string => (copyName === undefined ? words(name) : t('studio.copyOf', { name: copyName }));
  const chosen = rows.filter(({ id }) => selected.has(id));
  const empty = (): { readonly title: string; readonly text: string; readonly action?: Action } => {
    if (search !== '')
      return {
        title: t('studio.nothingTitle'),
        text: t('studio.nothingText'),
        action: { id: 'clear', label: t('studio.clear'), onSelect: () => set({ search: '' }) },
      };
    if (view === 'bin') return { title: t('studio.binTitle'), text: t('studio.binText') };
    if (view === 'copy') return { title: t('studio.copyTitle'), text: t('studio.copyText') };
    if (!mayCreate) return { title: t('studio.emptyTitle'), text: t('studio.emptyReadText') };
    return { title: t('studio.emptyTitle'), text: t('studio.emptyText'), action: create };
  };
  const comments: Column<DraftCard> = {
    id: 'comments',
    label: t('studio.columnComments'),
    align: 'end',
    cell: ({ openComments }) => (openComments === 0 ? '' : String(openComments)),
  };
  const expires: Column<DraftCard> = {
    id: 'expires',
    label: t('studio.columnExpires'),
    oneLine: true,
    cell: ({ expiresAt }) => (expiresAt === undefined ? '' : <Moment at={expiresAt} style="short" />),
  };
  return (
    <>
      {bin.notice}
      <ListPage
        title={t('studio.title')}
        {...(mayCreate ? { primaryAction: create } : {})}
        views={views.map((id) => ({ id, label: t(`studio.${id}`), href: addressWith({ view: id === 'live' ? '' : id }) }))}
        view={view}
        filters={[
          t('studio.show'),
          {
            kind: 'text',
            id: 'search',
            label: t('studio.search'),
            value: search,
            placeholder: t('studio.searchPlaceholder'),
            onChange: (value) => set({ search: value }),
          },
        ]}
        {...(search === '' ? {} : { onClearFilters: () => set({ search: '' }) })}
        columns={[
          { id: 'name', label: t('studio.columnName'), role: 'title', cell: label, below: ({ definition }) => definition },
          {
            id: 'standing',
            label: t('studio.columnStanding'),
            role: 'aside',
            oneLine: true,
            cell: (card) => <StatusWord status={standing(card)} />,
          },
          {
            id: 'version',
            label: t('studio.columnVersion'),
            oneLine: true,
            cell: ({ published }) => (published === null ? '' : String(published.version)),
          },
          { id: 'by', label: t('studio.columnBy'), cell: ({ changedBy }) => changedBy.name },
          {
            id: 'changed',
            label: t('studio.columnChanged'),
            oneLine: true,
            cell: ({ changedAt }) => <Moment at={changedAt} style="short" />,
          },
          view === 'live' ? comments : expires,
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        rowLabel={label}
        rowHref={({ id }) => `/studio/${encodeURIComponent(id)}`}
        {...(view === 'live' ? {} : { selection: { selected, onChange: setSelected, actions: bin.actions(view, chosen) } })}
        loading={loading(drafts)}
        empty={empty()}
        {...(drafts.hasNextPage ? { more: { onMore: () => void drafts.fetchNextPage(), busy: drafts.isFetchingNextPage } } : {})}
        texts={{
          ...texts,
          select: (row) => t('studio.select', { name: row }),
          selectAll: t('studio.selectAll'),
          selected: (count) => t('studio.selected', { count }),
          clearSelection: t('studio.clearSelection'),
        }}
      />
      {mayCreate ? <NewProcess open={query.get('new') === 'yes'} onClose={() => set({ new: '' })} /> : null}
      {bin.dialog}
    </>
  );
}
