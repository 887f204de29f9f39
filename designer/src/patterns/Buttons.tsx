import Button from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { sizes } from '../theme/index.js';
import { useLink } from './Reader.js';
import type { Action } from './shapes.js';

/** What `<ActionButton>` takes. */
export interface ActionButtonProps {
  readonly action: Action;
  /** `primary` is filled and stands once or twice on a page; `secondary` has an outline; `quiet` is words only. */
  readonly weight?: 'primary' | 'secondary' | 'quiet';
  /** 32, 36 or 44 px; a primary one is always 44 px on a phone. */
  readonly size?: 'small' | 'medium' | 'large';
  readonly fullWidth?: boolean;
}

const variants = { primary: 'contained', secondary: 'outlined', quiet: 'text' } as const;

/** An action as a button, or as a link when it has an address. While busy it keeps its words, shows it works and takes no second press. */
export function ActionButton({ action, weight = 'secondary', size = 'medium', fullWidth = false }: ActionButtonProps) {
  const link = useLink();
  const colour = action.danger ? 'error' : weight === 'secondary' ? 'inherit' : 'primary';
  const look = { variant: variants[weight], size, fullWidth, color: colour } as const;
  if (action.href !== undefined && !action.disabled) {
    const { href, onClick } = link(action.href);
    return (
      <Button {...look} href={href} onClick={onClick}>
        {action.label}
      </Button>
    );
  }
  return (
    <Button
      {...look}
      disabled={action.disabled ?? false}
      aria-busy={action.busy ?? false}
      onClick={() => {
        if (!action.busy) action.onSelect?.();
      }}
      startIcon={action.busy ? <CircularProgress size={sizes.iconSmall} color="inherit" aria-hidden /> : undefined}
    >
      {action.label}
    </Button>
  );
}
