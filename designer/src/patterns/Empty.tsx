import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { sizes } from '../theme/index.js';
import { ActionButton } from './Buttons.js';
import type { EmptyContent } from './shapes.js';

/** What `<Empty>` takes. */
export interface EmptyProps {
  readonly content: EmptyContent;
}

/** A place where nothing is: says so, says why, and says what to do next. */
export function Empty({ content }: EmptyProps) {
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start', maxWidth: sizes.narrow, mx: 'auto', px: 2, py: 6 }}>
      <Typography variant="subtitle1" component="p">
        {content.title}
      </Typography>
      {content.text === undefined ? null : <Typography color="textSecondary">{content.text}</Typography>}
      {content.action ? <ActionButton action={content.action} /> : null}
    </Stack>
  );
}
