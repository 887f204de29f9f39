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
  /** `warn`: it has arrived, and waits for the reader again. */
  readonly tone?: 'ok' | 'warn';
}

/** One function for all draws: the focus is taken when the text appears, not again with every change around it. */
const takeFocus = (node: HTMLElement | null) => node?.focus();

/** After sending: it has arrived, its number, who has it now, and by when an answer is expected. */
export function Receipt({ title, text, facts, tone = 'ok' }: ReceiptProps) {
  return (
    <Box
      sx={{
        border: 1,
        borderColor: tone === 'ok' ? 'success.main' : 'warning.main',
        borderRadius: 2,
        bgcolor: `soft.${tone}`,
        px: 3,
        py: 2.5,
      }}
    >
      <Typography
        variant="h2"
        component="p"
        tabIndex={-1}
        ref={takeFocus}
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
