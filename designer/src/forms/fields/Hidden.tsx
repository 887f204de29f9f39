import Box from '@mui/material/Box';
import type { ReactElement, ReactNode } from 'react';
import { unseen } from '../../theme/tokens.js';

/** Words that only screen readers say; as a status also when they change. */
export function Hidden({ role, children }: { readonly role?: 'status'; readonly children: ReactNode }): ReactElement {
  return (
    <Box component="span" {...(role === undefined ? {} : { role })} sx={unseen}>
      {children}
    </Box>
  );
}
