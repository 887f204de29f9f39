import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { sizes } from '../theme/index.js';

/** How much waits at a page; nothing for none. */
export function Count({ count }: { readonly count: number | undefined }) {
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

/** Icon with its count beside; an item without an icon still shows its count. */
export function Face({ icon, count }: { readonly icon: ReactNode; readonly count: number | undefined }) {
  return (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 0.25 }}>
      <Box component="span" aria-hidden sx={{ display: 'flex', '& svg': { width: sizes.icon, height: sizes.icon } }}>
        {icon}
      </Box>
      <Count count={count} />
    </Box>
  );
}
