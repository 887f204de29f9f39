import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { sizes } from '../theme/index.js';
import { Moment } from './Moment.js';
import type { Tone } from './shapes.js';
import { toneColours } from './StatusWord.js';

/** Something that happened. */
export interface TimelineEntry {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  /** "Anna Petrova approved": a whole sentence. */
  readonly title: ReactNode;
  /** A comment or reason, as it was typed. */
  readonly text?: string;
  readonly tone?: Tone;
}

/** What `<Timeline>` takes. */
export interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** Name of the list for screen readers. */
  readonly label: string;
}

/** What happened, in the order given, each with its time. */
export function Timeline({ entries, label }: TimelineProps) {
  return (
    <Box component="ol" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {entries.map(({ id, at, title, text, tone = 'neutral' }, index) => (
        <Box component="li" key={id} sx={{ display: 'flex', gap: 1.5 }}>
          <Box aria-hidden sx={{ flex: 'none', width: sizes.dot, display: 'flex', flexDirection: 'column', alignItems: 'center' }}>
            <Box
              sx={{
                mt: 0.75,
                width: sizes.dot,
                height: sizes.dot,
                flex: 'none',
                borderRadius: '50%',
                bgcolor: tone === 'neutral' ? 'control.border' : toneColours[tone].text,
              }}
            />
            {index < entries.length - 1 ? <Box sx={{ flex: 1, mt: 0.75, borderLeft: 1, borderColor: 'divider' }} /> : null}
          </Box>
          <Box sx={{ pb: index < entries.length - 1 ? 2 : 0, minWidth: 0 }}>
            <Typography component="div">{title}</Typography>
            {text === undefined ? null : (
              <Typography sx={{ mt: 0.5, pl: 1.5, borderLeft: sizes.ring, borderColor: 'divider', whiteSpace: 'pre-line' }}>
                {text}
              </Typography>
            )}
            <Typography variant="caption" color="textSecondary" component="div">
              <Moment at={at} style="dateTime" />
            </Typography>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
