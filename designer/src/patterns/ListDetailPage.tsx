import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { sizes, unseen } from '../theme/index.js';
import { BackLink } from './BackLink.js';
import { Empty } from './Empty.js';
import { ListFrame, type ListFrameProps, type ListTexts } from './ListParts.js';
import { useLink, useReader } from './Reader.js';
import type { EmptyContent } from './shapes.js';

/** The list's own scrolling, below the top bar; with room for the rings of what has the focus. */
const ownScroll = {
  minWidth: 0,
  position: 'sticky',
  top: sizes.bar,
  alignSelf: 'start',
  maxHeight: `calc(100vh - ${sizes.bar}px)`,
  overflowY: 'auto',
  mx: -0.5,
  px: 0.5,
  '@media print': { position: 'static', maxHeight: 'none', overflow: 'visible' },
} as const;

/** Words of a list with its detail. */
export interface ListDetailPageTexts extends ListTexts {
  /** Back to the list, on a phone: "Inbox". */
  readonly back: string;
  /** Name of the detail for screen readers. */
  readonly detail: string;
}

/** What `<ListDetailPage>` takes. */
export interface ListDetailPageProps<Item> extends ListFrameProps {
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
  readonly texts: ListDetailPageTexts;
}

/**
 * A list at the left (360 px) and what is open at the right; on a phone two pages. The list scrolls by itself, so that what is open is seen however
 * far down its item stands. In the list the arrow keys, Home and End move the focus, Enter opens and goes into the detail; Esc there returns to the
 * item in the list. The list is one tab stop.
 */
export function ListDetailPage<Item>(props: ListDetailPageProps<Item>) {
  const { items, itemKey, itemHref, renderItem, listHref, current, detail, nothingOpen, ...frame } = props;
  const { title, texts } = frame;
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
  const link = useLink();
  const { onNavigate } = useReader();
  const list = useRef<HTMLUListElement>(null);
  const open = useRef<HTMLElement>(null);
  /** The item that was open last; gets the focus when a phone shows the list again. */
  const last = useRef<string | null>(null);
  /** How far a phone's list was scrolled when its item was opened. */
  const scrolled = useRef(0);
  /** Enter was pressed: what opens gets the focus. A click leaves it in the list, where the arrow keys go on. */
  const entered = useRef(false);
  const [focused, setFocused] = useState<string | null>(null);
  const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-item]') ?? [])];
  const itemOf = (key: string) => links().find(({ dataset }) => dataset['item'] === key);

  useEffect(() => {
    const before = last.current;
    last.current = current;
    if (current === null) {
      if (!phone || before === null) return;
      window.scrollTo(0, scrolled.current);
      itemOf(before)?.focus({ preventScroll: true });
      return;
    }
    // What opens is read from its beginning.
    if (phone) window.scrollTo(0, 0);
    else if ((open.current?.getBoundingClientRect().top ?? 0) < 0) open.current?.scrollIntoView();
    if (entered.current) open.current?.focus({ preventScroll: true });
    entered.current = false;
    // Only opening and closing; turning a tablet round is neither.
  }, [current]);

  const remember = () => {
    scrolled.current = window.scrollY;
  };
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
    if (phone) onNavigate?.(listHref);
    else itemOf(current)?.focus();
  };

  const keys = items.map(itemKey);
  const tabStop = [focused, current].find((key) => key !== null && keys.includes(key)) ?? keys[0];

  const listPart = (
    <Stack spacing={1.5} sx={phone ? { minWidth: 0 } : { ...ownScroll, displayPrint: current === null ? 'flex' : 'none' }}>
      <ListFrame {...frame} count={items.length}>
        <Box component="ul" ref={list} aria-label={title} onKeyDown={move} onClick={remember} sx={{ listStyle: 'none', m: 0, p: 0 }}>
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
                    '@media (forced-colors: active)': { borderLeftStyle: key === current ? 'solid' : 'none' },
                    bgcolor: key === current ? 'soft.accent' : 'transparent',
                    '&:focus-visible': { outlineOffset: -sizes.ring },
                    '&:hover': { bgcolor: key === current ? 'soft.accent' : 'background.soft' },
                  }}
                >
                  {renderItem(item)}
                </Box>
              </Box>
            );
          })}
        </Box>
      </ListFrame>
    </Stack>
  );
  const detailPart = (
    <Box component="section" ref={open} tabIndex={-1} aria-label={texts.detail} onKeyDown={escape} sx={{ minWidth: 0 }}>
      {phone ? (
        <>
          <Box component="h1" sx={unseen}>
            {title}
          </Box>
          <BackLink label={texts.back} href={listHref} />
        </>
      ) : null}
      {current === null ? <Empty content={nothingOpen} /> : detail}
    </Box>
  );
  if (phone) return current === null ? listPart : detailPart;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: `${sizes.list}px minmax(0, 1fr)`, gap: 4, '@media print': { display: 'block' } }}>
      {listPart}
      {detailPart}
    </Box>
  );
}
