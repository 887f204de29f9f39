import Box from '@mui/material/Box';
import { ActionButton } from './Buttons.js';
import { ProblemNotice } from './ProblemNotice.js';
import { Skeletons } from './Skeletons.js';
import { Empty } from './Empty.js';
import type { EmptyContent, Fresh, Loading, More } from './shapes.js';
import type { ReactNode } from 'react';

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
  return (
    <Box aria-busy={loading.state === 'loading'}>
      <Box role="status">
        {fresh && fresh.count > 0 ? (
          <Box sx={{ py: 1 }}>
            <ActionButton action={{ id: 'fresh', label: texts.fresh(fresh.count), onSelect: fresh.onShow }} fullWidth />
          </Box>
        ) : null}
      </Box>
      {loading.state === 'failed' ? (
        <Box sx={{ py: 2 }}>
          <ProblemNotice problem={loading.problem} onRetry={loading.onRetry} texts={texts} />
        </Box>
      ) : null}
      {count > 0 ? children : null}
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
