import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { sizes } from '../theme/index.js';

/** What `<DocumentPage>` takes. */
export interface DocumentPageProps {
  /** Name or logo of the installation, over the title. */
  readonly brand?: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  /** Below the column: language, help. */
  readonly footer?: ReactNode;
  /** 400 px for sign-in and invitation, 640 px for texts. */
  readonly width?: 'narrow' | 'column';
}

/** One column and nothing around it: sign-in, invitation, an error page, a signed link, print. */
export function DocumentPage({ brand, title, children, footer, width = 'narrow' }: DocumentPageProps) {
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
      <Box
        component="main"
        sx={{ flex: 1, width: '100%', maxWidth: sizes[width], mx: 'auto', px: 2, pt: { xs: 4, sm: 10 }, pb: 4, boxSizing: 'border-box' }}
      >
        {brand === undefined ? null : <Box sx={{ mb: 4 }}>{brand}</Box>}
        <Typography variant="h1" sx={{ mb: 2 }}>
          {title}
        </Typography>
        {children}
      </Box>
      {footer === undefined ? null : (
        <Box component="footer" sx={{ maxWidth: sizes[width], width: '100%', mx: 'auto', px: 2, pb: 3, boxSizing: 'border-box' }}>
          {footer}
        </Box>
      )}
    </Box>
  );
}
