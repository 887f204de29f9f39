import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Facts, type Fact } from './Facts.js';

/** What `<Receipt>` takes. */
export interface ReceiptProps {
  /** "Sent". Takes the focus when it appears, so that a screen reader says it. */
  readonly title: string;
  readonly text?: ReactNode;
  /** Number, next person, expected date. */
  readonly facts: readonly Fact[];
}

/** After sending: it has arrived, its number, who has it now, and by when an answer is expected. */
export function Receipt({ title, text, facts }: ReceiptProps) {
  return (
    <Box sx={{ border: 1, borderColor: 'success.main', borderRadius: 2, bgcolor: 'soft.ok', px: 3, py: 2.5 }}>
      <Typography
        variant="h2"
        component="p"
        tabIndex={-1}
        ref={(node: HTMLElement | null) => node?.focus()}
        sx={{ mb: text === undefined ? 2 : 0.5, '&:focus, &:focus-visible': { outline: 'none' } }}
      >
        {title}
      </Typography>
      {text === undefined ? null : (
        <Typography component="div" sx={{ mb: 2 }}>
          {text}
        </Typography>
      )}
      <Facts facts={facts} />
    </Box>
  );
}
