import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { ActionButton } from './Buttons.js';
import { Facts, type Fact } from './Facts.js';
import type { Action } from './shapes.js';

/** A section of what was entered. */
export interface SummarySection {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Back to this section of the form. */
  readonly change?: Action;
}

/** What `<Summary>` takes. */
export interface SummaryProps {
  readonly sections: readonly SummarySection[];
}

/** What was entered, section by section, each with its way back. */
export function Summary({ sections }: SummaryProps) {
  return (
    <Stack spacing={3}>
      {sections.map(({ id, title, facts, change }) => (
        <Box
          component="section"
          key={id}
          aria-labelledby={`summary-${id}`}
          sx={{ border: 1, borderColor: 'divider', borderRadius: 2, px: 2, py: 2 }}
        >
          <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 2, mb: 1.5 }}>
            <Typography id={`summary-${id}`} variant="h3" component="h2">
              {title}
            </Typography>
            {change ? <ActionButton action={change} weight="quiet" /> : null}
          </Box>
          <Facts facts={facts} />
        </Box>
      ))}
    </Stack>
  );
}
