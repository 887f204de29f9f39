import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { BackLink } from './BackLink.js';
import { ActionButton } from './Buttons.js';
import type { Action } from './shapes.js';

/** Where one came from. */
export interface Back {
  readonly label: string;
  readonly href: string;
}

/** What `<PageHead>` takes. */
export interface PageHeadProps {
  readonly title: ReactNode;
  readonly back?: Back;
  readonly text?: ReactNode;
  /** The one thing to do on this page. */
  readonly primaryAction?: Action;
}

/** Title of a page, with its one primary action. */
export function PageHead({ title, back, text, primaryAction }: PageHeadProps) {
  return (
    <Box component="header">
      {back ? <BackLink {...back} /> : null}
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2} sx={{ alignItems: { sm: 'flex-start' }, justifyContent: 'space-between' }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="h1">{title}</Typography>
          {text === undefined ? null : (
            <Typography component="div" color="textSecondary" sx={{ mt: 0.5 }}>
              {text}
            </Typography>
          )}
        </Box>
        {primaryAction ? (
          <Box sx={{ flex: 'none' }}>
            <ActionButton action={primaryAction} weight="primary" />
          </Box>
        ) : null}
      </Stack>
    </Box>
  );
}
