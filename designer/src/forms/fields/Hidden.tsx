import Box from '@mui/material/Box';
import type { ReactElement, ReactNode } from 'react';

/** Words that only screen readers say; as a status also when they change. */
export function Hidden({ role, children }: { readonly role?: 'status'; readonly children: ReactNode }): ReactElement {
  return (
    <Box
      component="span"
      {...(role === undefined ? {} : { role })}
      sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' }}
    >
      {children}
    </Box>
  );
}
