import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { ActionButton } from './Buttons.js';
import type { Problem } from './shapes.js';

/** What `<ProblemNotice>` takes. */
export interface ProblemNoticeProps {
  readonly problem: Problem;
  readonly onRetry?: () => void;
  readonly texts: {
    readonly retry: string;
    /** Before the code: "Code". */
    readonly code: string;
  };
}

/** What went wrong, what to do about it, and the code that support asks for. Announced when it appears. */
export function ProblemNotice({ problem, onRetry, texts }: ProblemNoticeProps) {
  return (
    <Box role="alert" sx={{ border: 1, borderColor: 'error.main', borderRadius: 1, bgcolor: 'soft.bad', px: 2, py: 1.5 }}>
      <Stack spacing={0.5} sx={{ alignItems: 'flex-start' }}>
        <Typography variant="subtitle2" component="p" color="error">
          {problem.title}
        </Typography>
        {problem.advice === undefined ? null : <Typography>{problem.advice}</Typography>}
        <Typography variant="caption">
          {texts.code}: {problem.code}
          {problem.id === undefined ? '' : ` · ${problem.id}`}
        </Typography>
        {onRetry ? <ActionButton action={{ id: 'retry', label: texts.retry, onSelect: onRetry }} /> : null}
      </Stack>
    </Box>
  );
}
