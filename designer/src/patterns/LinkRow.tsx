import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { sizes } from '../theme/index.js';
import { useLink } from './Reader.js';

/** What `<LinkRow>` takes. */
export interface LinkRowProps {
  readonly items: readonly { readonly id: string; readonly label: string; readonly href: string }[];
  /** Id of the page that is open; null: none of them. */
  readonly current: string | null;
  /** Name of the row for screen readers. */
  readonly label: string;
  /** Height of a link in px. */
  readonly height: number;
  /** Between links, in units of the grid. */
  readonly gap: number;
  /** What stands after the words of a link: how much waits there. */
  readonly after: (id: string) => ReactNode;
}

/** Pages side by side in one row, the open one underlined: the navigation of the top bar, the saved views of a list. */
export function LinkRow({ items, current, label, height, gap, after }: LinkRowProps) {
  const link = useLink();
  return (
    <Box component="nav" aria-label={label} sx={{ displayPrint: 'none' }}>
      <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: gap, listStyle: 'none', m: 0, p: 0 }}>
        {items.map(({ id, label: words, href }) => (
          <li key={id}>
            <Box
              component="a"
              {...link(href)}
              aria-current={id === current ? 'page' : undefined}
              sx={{
                display: 'flex',
                justifyContent: 'center',
                alignItems: 'center',
                gap: 0.75,
                boxSizing: 'border-box',
                minHeight: height,
                minWidth: { xs: sizes.touch, md: 0 },
                color: id === current ? 'text.primary' : 'text.secondary',
                fontWeight: 'fontWeightMedium',
                textDecoration: 'none',
                // The same above, so that the words stand in the middle.
                borderTop: sizes.ring,
                borderBottom: sizes.ring,
                borderColor: 'transparent',
                '@media (forced-colors: active)': { borderTopStyle: 'none', borderBottomStyle: id === current ? 'solid' : 'none' },
                borderBottomColor: id === current ? 'primary.main' : 'transparent',
                '&:hover': { color: 'text.primary' },
                '&:focus-visible': { outlineOffset: (theme) => theme.spacing(-0.5) },
              }}
            >
              {words}
              {after(id)}
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}
