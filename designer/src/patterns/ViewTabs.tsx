import Box from '@mui/material/Box';
import { sizes } from '../theme/index.js';
import { useLink } from './Reader.js';
import type { SavedView } from './shapes.js';

/** What `<ViewTabs>` takes. */
export interface ViewTabsProps {
  readonly views: readonly SavedView[];
  /** Id of the view that is shown. */
  readonly current: string;
  /** "Views". */
  readonly label: string;
}

/** Saved views of a list. They are links, since each has an address of its own. */
export function ViewTabs({ views, current, label }: ViewTabsProps) {
  const link = useLink();
  return (
    <Box component="nav" aria-label={label} sx={{ borderBottom: 1, borderColor: 'divider' }}>
      <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, listStyle: 'none', m: 0, p: 0 }}>
        {views.map(({ id, label: words, href, count }) => (
          <li key={id}>
            <Box
              component="a"
              {...link(href)}
              aria-current={id === current ? 'page' : undefined}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 0.75,
                minHeight: sizes.touch,
                mb: '-1px',
                textDecoration: 'none',
                color: id === current ? 'text.primary' : 'text.secondary',
                fontWeight: 'fontWeightMedium',
                borderBottom: sizes.ring,
                borderColor: id === current ? 'primary.main' : 'transparent',
                '&:hover': { color: 'text.primary' },
              }}
            >
              {words}
              {count === undefined ? null : (
                <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
                  {count}
                </Box>
              )}
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}
