import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Drawer from '@mui/material/Drawer';
import { useState, type ReactNode } from 'react';
import { sizes } from '../theme/index.js';
import type { NavigationItem } from './AppFrame.js';
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

function Count({ count }: { readonly count: number | undefined }) {
  if (!count) return null;
  return (
    <Box
      component="span"
      sx={{
        px: 0.75,
        borderRadius: 2,
        typography: 'caption',
        fontWeight: 'fontWeightMedium',
        bgcolor: 'soft.accent',
        color: 'primary.main',
      }}
    >
      {count > 99 ? '99+' : count}
    </Box>
  );
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
  '&:focus-visible, &.Mui-focusVisible': { outlineOffset: -sizes.ring },
});

/** How many places there are at the bottom of a phone. */
const places = 5;

/** Navigation at the bottom of a phone; what does not fit is in a drawer. */
export function BottomNavigation({ items, current, label, more }: NavigationProps & { readonly more: string }) {
  const link = useLink();
  const [open, setOpen] = useState(false);
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
            <ButtonBase
              aria-haspopup="dialog"
              aria-expanded={open}
              onClick={() => setOpen(true)}
              sx={slot(rest.some(({ id }) => id === current))}
            >
              <Face icon={<MoreHoriz />} count={undefined} />
              {more}
            </ButtonBase>
            <Drawer anchor="bottom" open={open} onClose={() => setOpen(false)} slotProps={{ paper: { 'aria-label': more } }}>
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 1 }}>
                {rest.map(({ id, label: words, href, count }) => {
                  const { onClick } = link(href);
                  return (
                    <li key={id}>
                      <Box
                        component="a"
                        href={href}
                        onClick={(event) => {
                          setOpen(false);
                          onClick(event);
                        }}
                        aria-current={id === current ? 'page' : undefined}
                        sx={{
                          display: 'flex',
                          alignItems: 'center',
                          gap: 1,
                          minHeight: sizes.touch,
                          px: 2,
                          color: 'text.primary',
                          textDecoration: 'none',
                        }}
                      >
                        {words}
                        <Count count={count} />
                      </Box>
                    </li>
                  );
                })}
              </Box>
            </Drawer>
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

/** Icon with its count beside; an item without an icon still shows its count. */
function Face({ icon, count }: { readonly icon: ReactNode; readonly count: number | undefined }) {
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 0.25 }}>
      <Box component="span" aria-hidden sx={{ display: 'flex', '& svg': { width: sizes.icon, height: sizes.icon } }}>
        {icon}
      </Box>
      <Count count={count} />
    </Box>
  );
}
