import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useEffect, useId } from 'react';
import { ActionButton } from './Buttons.js';

/** What `<LeaveGuard>` takes. */
export interface LeaveGuardProps {
  /** Something typed would be lost: closing the tab asks too (the browser's own words). */
  readonly unsaved: boolean;
  /** The router holds a navigation back and asks (React Router's `blocker.state === 'blocked'`). */
  readonly asking: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
  /** Keeps what was typed and leaves; absent where nothing can be kept. */
  readonly onSaveAndLeave?: () => void;
  readonly texts: {
    readonly title: string;
    readonly text: string;
    readonly stay: string;
    readonly leave: string;
    readonly saveAndLeave: string;
  };
}

/** Asks before a page with unsaved input is left. */
export function LeaveGuard({ unsaved, asking, onStay, onLeave, onSaveAndLeave, texts }: LeaveGuardProps) {
  const id = useId();
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return (
    <Dialog open={asking} onClose={onStay} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} maxWidth="sm" fullWidth>
      <DialogTitle id={`${id}-title`}>{texts.title}</DialogTitle>
      <DialogContent>
        <Typography id={`${id}-text`}>{texts.text}</Typography>
      </DialogContent>
      <DialogActions disableSpacing sx={{ flexDirection: { xs: 'column', sm: 'row' }, alignItems: { xs: 'stretch', sm: 'center' } }}>
        <ActionButton action={{ id: 'leave', label: texts.leave, onSelect: onLeave, danger: true }} weight="quiet" />
        <ActionButton action={{ id: 'stay', label: texts.stay, onSelect: onStay }} weight={onSaveAndLeave ? 'secondary' : 'primary'} />
        {onSaveAndLeave ? (
          <ActionButton action={{ id: 'save', label: texts.saveAndLeave, onSelect: onSaveAndLeave }} weight="primary" />
        ) : null}
      </DialogActions>
    </Dialog>
  );
}
