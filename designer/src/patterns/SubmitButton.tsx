import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { sizes } from '../theme/index.js';

/** What `<SubmitButton>` takes. */
export interface SubmitButtonProps {
  readonly label: string;
  readonly busy?: boolean;
  readonly danger?: boolean;
  readonly size?: 'small' | 'medium' | 'large';
  readonly fullWidth?: boolean;
}

/** Submits the form around it; while busy it keeps its words and shows that it works. The form itself ignores a second press. */
export function SubmitButton({ label, busy = false, danger = false, size = 'medium', fullWidth = false }: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      variant="contained"
      size={size}
      fullWidth={fullWidth}
      color={danger ? 'error' : 'primary'}
      aria-busy={busy}
      startIcon={busy ? <CircularProgress size={sizes.iconSmall} color="inherit" aria-hidden /> : undefined}
    >
      {label}
    </Button>
  );
}
