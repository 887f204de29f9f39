import Box from '@mui/material/Box';
import { sizes } from '../theme/index.js';
import type { Status, Tone } from './shapes.js';

/** What `<StatusWord>` takes. */
export interface StatusWordProps {
  readonly status: Status;
}

/** Colours of a tone as `sx` paths: text and quiet background. */
export const toneColours: Readonly<Record<Tone, { readonly text: string; readonly soft: string }>> = {
  neutral: { text: 'text.primary', soft: 'soft.neutral' },
  accent: { text: 'primary.main', soft: 'soft.accent' },
  ok: { text: 'success.main', soft: 'soft.ok' },
  warn: { text: 'warning.main', soft: 'soft.warn' },
  bad: { text: 'error.main', soft: 'soft.bad' },
};

/** A state in words on a quiet background; the words alone say it, whoever sees no colour loses nothing. */
export function StatusWord({ status }: StatusWordProps) {
  const { text, soft } = toneColours[status.tone];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'baseline',
        gap: 0.75,
        whiteSpace: 'nowrap',
        px: 1,
        py: 0.25,
        borderRadius: 1,
        typography: 'caption',
        fontWeight: 'fontWeightMedium',
        color: text,
        bgcolor: soft,
      }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{ flex: 'none', width: sizes.dot, height: sizes.dot, borderRadius: '50%', bgcolor: 'currentColor' }}
      />
      {status.text}
    </Box>
  );
}
