import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { sizes, unseen } from '../theme/index.js';
import { Empty } from './Empty.js';
import { FilterSentence } from './FilterSentence.js';
import { ListBody, type ListTexts } from './ListParts.js';
import { PageHead } from './PageHead.js';
import { useLink, useReader } from './Reader.js';
import type { Action, EmptyContent, FilterSentenceParts, Fresh, Loading, More, SavedView } from './shapes.js';
import { TextLink } from './TextLink.js';
import { ViewTabs } from './ViewTabs.js';

/** Words of a list with its detail. */
export interface ListDetailPageTexts extends ListTexts {
  /** Back to the list, on a phone: "Inbox". */
  readonly back: string;
  /** Name of the detail for screen readers. */
  readonly detail: string;
}

/** What `<ListDetailPage>` takes. */
export interface ListDetailPageProps<Item> {
  readonly title: string;
  readonly primaryAction?: Action;
  readonly views?: readonly SavedView[];
  readonly view?: string;
  readonly filters?: FilterSentenceParts;
  readonly onClearFilters?: () => void;
  readonly items: readonly Item[];
  readonly itemKey: (item: Item) => string;
  /** Address of the page with this item open. */
  readonly itemHref: (item: Item) => string;
  /** What the list shows of an item; no links or buttons inside, the whole is a link. */
  readonly renderItem: (item: Item) => ReactNode;
  /** Address of the list with nothing open; Esc and "back" go there. */
  readonly listHref: string;
  /** Key of the open item; null: none. It need not be in the list. */
  readonly current: string | null;
  /** The open item. */
  readonly detail: ReactNode;
  /** What stands at the right while nothing is open. */
  readonly nothingOpen: EmptyContent;
  readonly loading: Loading;
  readonly empty: EmptyContent;
  readonly more?: More;
  readonly fresh?: Fresh;
  readonly texts: ListDetailPageTexts;
}

/**
 * A list at the left (360 px) and what is open at the right; on a phone two pages. In the list the arrow keys, Home and End move the focus,
 * Enter opens and
 * goes into the detail; Esc there returns to the item in the list. The list is one tab stop.
 */
export function ListDetailPage<Item>(props: ListDetailPageProps<Item>) {
  const { title, primaryAction, views, view, filters, onClearFilters, items, itemKey, itemHref, renderItem, listHref, current, detail } =
    props;
  const { nothingOpen, loading, empty, more, fresh, texts } = props;
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
  const link = useLink();
  const { onNavigate } = useReader();
  const list = useRef<HTMLUListElement>(null);
  const open = useRef<HTMLElement>(null);
  /** The item whose detail was left by Esc on a phone; gets the focus when the list is there again. */
  const left = useRef<string | null>(null);
  /** Enter was pressed: what opens gets the focus. A click leaves it in the list, where the arrow keys go on. */
  const entered = useRef(false);
  const [focused, setFocused] = useState<string | null>(null);
  const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-item]') ?? [])];

  useEffect(() => {
    if (current !== null && entered.current) open.current?.focus();
    entered.current = false;
    if (current !== null || left.current === null) return;
    links()
      .find(({ dataset }) => dataset['item'] === left.current)
      ?.focus();
    left.current = null;
  }, [current]);

  const move = (event: KeyboardEvent) => {
    const all = links();
    if (event.key === 'Enter') {
      const key = (event.target as HTMLElement).dataset['item'];
      if (key === current) open.current?.focus();
      else entered.current = true;
    }
    const at = all.findIndex((one) => one === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || current === null) return;
    left.current = current;
    if (phone) onNavigate?.(listHref);
    else
      links()
        .find(({ dataset }) => dataset['item'] === current)
        ?.focus();
  };

  const keys = items.map(itemKey);
  const tabStop = [focused, current].find((key) => key !== null && keys.includes(key)) ?? keys[0];

  const listPart = (
    <Stack spacing={1.5} sx={{ minWidth: 0 }}>
      <PageHead title={title} {...(primaryAction ? { primaryAction } : {})} />
      {views ? <ViewTabs views={views} current={view ?? ''} label={texts.views} /> : null}
      {filters ? (
        <FilterSentence
          parts={filters}
          label={texts.filters}
          clear={texts.clearFilters}
          {...(onClearFilters ? { onClear: onClearFilters } : {})}
        />
      ) : null}
      <ListBody
        loading={loading}
        count={items.length}
        empty={empty}
        texts={texts}
        {...(more ? { more } : {})}
        {...(fresh ? { fresh } : {})}
      >
        <Box component="ul" ref={list} aria-label={title} onKeyDown={move} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {items.map((item) => {
            const key = itemKey(item);
            return (
              <Box component="li" key={key} sx={{ borderBottom: 1, borderColor: 'divider' }}>
                <Box
                  component="a"
                  {...link(itemHref(item))}
                  data-item={key}
                  // One tab stop for the whole list: arrows move inside.
                  tabIndex={key === tabStop ? 0 : -1}
                  onFocus={() => setFocused(key)}
                  aria-current={key === current ? 'true' : undefined}
                  sx={{
                    display: 'block',
                    px: 1.5,
                    py: 1.5,
                    color: 'text.primary',
                    textDecoration: 'none',
                    borderLeft: sizes.mark,
                    borderColor: key === current ? 'primary.main' : 'transparent',
                    bgcolor: key === current ? 'soft.accent' : 'transparent',
                    '&:hover': { bgcolor: key === current ? 'soft.accent' : 'background.soft' },
                  }}
                >
                  {renderItem(item)}
                </Box>
              </Box>
            );
          })}
        </Box>
      </ListBody>
    </Stack>
  );
  const detailPart = (
    <Box component="section" ref={open} tabIndex={-1} aria-label={texts.detail} onKeyDown={escape} sx={{ minWidth: 0 }}>
      {phone ? (
        <Box sx={{ mb: 1 }}>
          <Box component="h1" sx={unseen}>
            {title}
          </Box>
          <TextLink href={listHref}>← {texts.back}</TextLink>
        </Box>
      ) : null}
      {current === null ? <Empty content={nothingOpen} /> : detail}
    </Box>
  );
  if (phone) return current === null ? listPart : detailPart;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: `${sizes.list}px minmax(0, 1fr)`, gap: 4 }}>
      {listPart}
      {detailPart}
    </Box>
  );
}
