import Box from '@mui/material/Box';
import { lazy, Suspense, type ReactNode } from 'react';
import { sizes } from '../theme/index.js';
import type { NavigationItem } from './AppFrame.js';
import { Count, Face } from './NavigationFace.js';
import { LinkRow } from './LinkRow.js';
import { useLink } from './Reader.js';

/** A window in which bars do not stay. */
export const lowWindow = `@media (max-height: ${sizes.low}px)`;

interface NavigationProps {
  readonly items: readonly NavigationItem[];
  readonly current: string | null;
  /** "Main navigation". */
  readonly label: string;
}

/** Navigation in the top bar. */
export function BarNavigation(props: NavigationProps) {
  const count = (id: string) => <Count count={props.items.find((one) => one.id === id)?.count} />;
  return <LinkRow {...props} height={sizes.bar} gap={2.5} after={count} />;
}

const slot = (chosen: boolean) => ({
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'center',
  alignItems: 'center',
  gap: 0.25,
  width: '100%',
  minHeight: sizes.bar,
  px: 0.5,
  boxSizing: 'border-box',
  textAlign: 'center',
  textDecoration: 'none',
  typography: 'caption',
  fontWeight: 'fontWeightMedium',
  color: chosen ? 'primary.main' : 'text.secondary',
  borderTop: sizes.ring,
  borderColor: chosen ? 'primary.main' : 'transparent',
  '@media (forced-colors: active)': { borderTopStyle: chosen ? 'solid' : 'none' },
  // Twice as large letters do not lie over each other.
  overflowWrap: 'anywhere',
  '&:focus-visible, &.Mui-focusVisible': { outlineOffset: -sizes.ring },
});

/** A chunk of its own: most installations have no more pages than places. */
const MoreNavigation = lazy(async () => ({ default: (await import('./MoreNavigation.js')).MoreNavigation }));

/** How many places there are at the bottom of a phone. */
const places = 5;

/** Navigation at the bottom of a phone; what does not fit is in a drawer. */
export function BottomNavigation({ items, current, label, more }: NavigationProps & { readonly more: string }) {
  const link = useLink();
  const shown = items.length > places ? items.slice(0, places - 1) : items;
  const rest = items.slice(shown.length);
  return (
    <Box
      component="nav"
      aria-label={label}
      sx={{
        position: 'sticky',
        [lowWindow]: { position: 'static' },
        displayPrint: 'none',
        bottom: 0,
        zIndex: 'appBar',
        bgcolor: 'background.default',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box component="ul" sx={{ display: 'flex', listStyle: 'none', m: 0, p: 0 }}>
        {shown.map(({ id, label: words, href, count, icon }) => (
          <Slot key={id}>
            <Box component="a" {...link(href)} aria-current={id === current ? 'page' : undefined} sx={slot(id === current)}>
              <Face icon={icon} count={count} />
              {words}
            </Box>
          </Slot>
        ))}
        {rest.length > 0 ? (
          <Slot>
            <Suspense>
              <MoreNavigation items={rest} current={current} label={more} look={slot(rest.some(({ id }) => id === current))} />
            </Suspense>
          </Slot>
        ) : null}
      </Box>
    </Box>
  );
}

const Slot = ({ children }: { readonly children: ReactNode }) => (
  <Box component="li" sx={{ flex: 1, minWidth: 0 }}>
    {children}
  </Box>
);
