import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Drawer from '@mui/material/Drawer';
import type { SxProps, Theme } from '@mui/material/styles';
import { useState } from 'react';
import { sizes } from '../theme/index.js';
import type { NavigationItem } from './AppFrame.js';
import { Count, Face } from './NavigationFace.js';
import { useLink } from './Reader.js';

/** What `<MoreNavigation>` takes. */
export interface MoreNavigationProps {
  readonly items: readonly NavigationItem[];
  readonly current: string | null;
  /** "More". */
  readonly label: string;
  /** How a place at the bottom looks. */
  readonly look: SxProps<Theme>;
}

/** The pages that find no place at the bottom of a phone, in a drawer. */
export function MoreNavigation({ items, current, label, look }: MoreNavigationProps) {
  const link = useLink();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ButtonBase aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)} sx={look}>
        <Face icon={<MoreHoriz />} count={undefined} />
        {label}
      </ButtonBase>
      <Drawer anchor="bottom" open={open} onClose={() => setOpen(false)} slotProps={{ paper: { 'aria-label': label } }}>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 1 }}>
          {items.map(({ id, label: words, href, count }) => {
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
    </>
  );
}
