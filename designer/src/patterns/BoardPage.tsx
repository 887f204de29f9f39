import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { sizes } from '../theme/index.js';
import { FilterSentence } from './FilterSentence.js';
import { PageHead } from './PageHead.js';
import type { FilterSentenceParts } from './shapes.js';
import { TextLink } from './TextLink.js';

/** A column of a board or a figure of a dashboard. */
export interface BoardLane {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  /** The list behind it. */
  readonly href?: string;
  readonly content: ReactNode;
}

/** What `<BoardPage>` takes. */
export interface BoardPageProps {
  readonly title: string;
  readonly filters?: FilterSentenceParts;
  readonly lanes: readonly BoardLane[];
  readonly texts: { readonly filters: string };
}

/** A board: one filter sentence on top, lanes below, each leading to its list. */
export function BoardPage({ title, filters, lanes, texts }: BoardPageProps) {
  return (
    <Stack spacing={2}>
      <PageHead title={title} />
      {filters ? <FilterSentence parts={filters} label={texts.filters} /> : null}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: `repeat(auto-fill, minmax(${sizes.lane}px, 1fr))` },
          gap: 2,
          alignItems: 'start',
        }}
      >
        {lanes.map(({ id, title: lane, count, href, content }) => (
          <Box
            component="section"
            key={id}
            aria-labelledby={`lane-${id}`}
            sx={{ minWidth: 0, px: 2, py: 1.5, borderRadius: 2, bgcolor: 'background.soft' }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, mb: 1 }}>
              <Typography id={`lane-${id}`} variant="h3" component="h2">
                {href === undefined ? lane : <TextLink href={href}>{lane}</TextLink>}
              </Typography>
              {count === undefined ? null : <Typography color="textSecondary">{count}</Typography>}
            </Box>
            {content}
          </Box>
        ))}
      </Box>
    </Stack>
  );
}
