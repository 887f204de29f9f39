import { type Action, ActionButton, PageHead } from '@millrace/designer/patterns';
import { sizes } from '@millrace/designer/theme';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';

/** What `<Nothing>` takes. */
export interface NothingProps {
  readonly title: string;
  readonly text: string;
  readonly action?: Action;
}

/** A page that cannot show what was asked for: says why and where to go. */
export function Nothing({ title, text, action }: NothingProps) {
  return (
    <Stack spacing={2} sx={{ maxWidth: sizes.column, mx: 'auto', py: 4, alignItems: 'flex-start' }}>
      <PageHead title={title} />
      <Typography>{text}</Typography>
      {action === undefined ? null : <ActionButton action={action} />}
    </Stack>
  );
}
