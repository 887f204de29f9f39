import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** A named value. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly value: ReactNode;
}

/** What `<Facts>` takes. */
export interface FactsProps {
  readonly facts: readonly Fact[];
}

/** Named values, label above value; labels and values wrap. */
export function Facts({ facts }: FactsProps) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
      {facts.map(({ id, label, value }) => (
        <Box key={id}>
          <Box component="dt" sx={{ typography: 'caption', color: 'text.secondary' }}>
            {label}
          </Box>
          <Box component="dd" sx={{ m: 0 }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
