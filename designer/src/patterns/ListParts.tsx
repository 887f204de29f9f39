import Box from '@mui/material/Box';
import { ActionButton } from './Buttons.js';
import { ProblemNotice } from './ProblemNotice.js';
import { Skeletons } from './Skeletons.js';
import { Empty } from './Empty.js';
import { FilterSentence } from './FilterSentence.js';
import { PageHead } from './PageHead.js';
import type { Action, EmptyContent, FilterSentenceParts, Fresh, Loading, More, SavedView } from './shapes.js';
import { ViewTabs } from './ViewTabs.js';
import { useRef, type ReactNode } from 'react';

/** Words that every list needs. */
export interface ListTexts {
  readonly views: string;
  readonly filters: string;
  readonly clearFilters: string;
  readonly loading: string;
  readonly more: string;
  /** "3 new – show". */
  fresh(count: number): string;
  readonly retry: string;
  /** Before an error's code. */
  readonly code: string;
}

/** What stands around the rows of every list. The whole state is the caller's, who keeps it in the address. */
export interface ListFrameProps {
  readonly title: string;
  readonly primaryAction?: Action;
  readonly views?: readonly SavedView[];
  /** Id of the shown view. */
  readonly view?: string;
  readonly filters?: FilterSentenceParts;
  /** Given only while a filter is set. */
  readonly onClearFilters?: () => void;
  readonly loading: Loading;
  readonly empty: EmptyContent;
  readonly more?: More;
  readonly fresh?: Fresh;
  readonly texts: ListTexts;
}

/** A list from its title to its next page: one primary action, saved views, a filter sentence, the rows. */
export function ListFrame(props: ListFrameProps & { readonly count: number; readonly children: ReactNode }) {
  const { title, primaryAction, views, view, filters, onClearFilters, loading, count, empty, more, fresh, texts, children } = props;
  return (
    <>
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
      <ListBody loading={loading} count={count} empty={empty} texts={texts} {...(more ? { more } : {})} {...(fresh ? { fresh } : {})}>
        {children}
      </ListBody>
    </>
  );
}

/** What `<ListBody>` takes. */
export interface ListBodyProps {
  readonly loading: Loading;
  readonly count: number;
  readonly empty: EmptyContent;
  readonly more?: More;
  readonly fresh?: Fresh;
  readonly texts: ListTexts;
  /** The rows. */
  readonly children: ReactNode;
}

/** Rows of a list with what stands around them: news, a problem, nothing yet, nothing at all, the next page. */
export function ListBody({ loading, count, empty, more, fresh, texts, children }: ListBodyProps) {
  const rows = useRef<HTMLDivElement>(null);
  // The button is gone once it was pressed; a keyboard goes on at what it brought.
  const show = () => {
    rows.current?.focus({ preventScroll: true });
    fresh?.onShow();
  };
  return (
    <Box aria-busy={loading.state === 'loading'}>
      <Box role="status">
        {fresh && fresh.count > 0 ? (
          <Box sx={{ py: 1 }}>
            <ActionButton action={{ id: 'fresh', label: texts.fresh(fresh.count), onSelect: show }} fullWidth />
          </Box>
        ) : null}
      </Box>
      {loading.state === 'failed' ? (
        <Box sx={{ py: 2 }}>
          <ProblemNotice problem={loading.problem} onRetry={loading.onRetry} texts={texts} />
        </Box>
      ) : null}
      <Box ref={rows} tabIndex={-1} sx={{ '&:focus-visible': { outline: 'none' } }}>
        {count > 0 ? children : null}
      </Box>
      {count === 0 && loading.state === 'loading' ? <Skeletons label={texts.loading} /> : null}
      {count === 0 && loading.state === 'ready' ? <Empty content={empty} /> : null}
      {more && count > 0 ? (
        <Box sx={{ py: 2 }}>
          <ActionButton action={{ id: 'more', label: texts.more, onSelect: more.onMore, busy: more.busy }} />
        </Box>
      ) : null}
    </Box>
  );
}
