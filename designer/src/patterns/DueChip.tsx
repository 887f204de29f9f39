import Box from '@mui/material/Box';
import { formatDate, formatRelative } from './format.js';
import { useNow, useReader } from './Reader.js';
import type { Tone } from './shapes.js';
import { toneColours } from './StatusWord.js';

/** What `<DueChip>` takes. */
export interface DueChipProps {
  /** When it is due, ISO 8601. */
  readonly dueAt: string;
  /** How long before that it turns amber, in ms; a day unless told. */
  readonly warnBefore?: number;
  readonly texts: {
    /** "Due {tomorrow}". */
    due(when: string): string;
    /** "Was due {2 days ago}". */
    overdue(when: string): string;
  };
}

/** When something is due, in words that change with the colour: plain, amber in the last day, red once it is late. */
export function DueChip({ dueAt, warnBefore = 86_400_000, texts }: DueChipProps) {
  const { language, zone } = useReader();
  const now = useNow();
  const left = Date.parse(dueAt) - now;
  const when = formatRelative(dueAt, { language, zone, now });
  const tone: Tone = left < 0 ? 'bad' : left <= warnBefore ? 'warn' : 'neutral';
  return (
    <Box
      component="time"
      dateTime={dueAt}
      title={formatDate(dueAt, { language, zone, style: 'dateTime' })}
      sx={{
        display: 'inline-block',
        whiteSpace: 'nowrap',
        typography: 'caption',
        fontWeight: tone === 'neutral' ? 'fontWeightRegular' : 'fontWeightMedium',
        color: tone === 'neutral' ? 'text.secondary' : toneColours[tone].text,
        ...(tone === 'neutral' ? {} : { px: 1, py: 0.25, borderRadius: 1, bgcolor: toneColours[tone].soft }),
      }}
    >
      {left < 0 ? texts.overdue(when) : texts.due(when)}
    </Box>
  );
}
