import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { ActionButton } from './Buttons.js';
import { ProblemNotice } from './ProblemNotice.js';
import { SubmitButton } from './SubmitButton.js';
import type { Problem } from './shapes.js';

/** What `<ReSignInDialog>` takes. */
export interface ReSignInDialogProps {
  readonly open: boolean;
  /** Who was signed in; the password asked is theirs. */
  readonly name: string;
  /** What they sign in with, so that a password manager fills in. */
  readonly login: string;
  readonly busy?: boolean;
  readonly problem?: Problem;
  readonly onSubmit: (password: string) => void;
  /** Signs in as somebody else: the page is left. */
  readonly onLeave: () => void;
  readonly texts: {
    /** "Your session has ended". */
    readonly title: string;
    /** "What you typed is kept. Sign in again to go on." */
    readonly text: string;
    readonly password: string;
    readonly missing: string;
    readonly submit: string;
    /** "Sign in as somebody else". */
    readonly leave: string;
    readonly retry: string;
    readonly code: string;
  };
}

/** Asks for the password over the page when the session has ended, so that nothing typed is lost. Esc does not close it. */
export function ReSignInDialog({ open, name, login, busy = false, problem, onSubmit, onLeave, texts }: ReSignInDialogProps) {
  const id = useId();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    if (open) return;
    setPassword('');
    setMissing(false);
  }, [open]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    setMissing(!password);
    if (password) onSubmit(password);
  };
  return (
    <Dialog open={open} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} maxWidth="xs" fullWidth>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={`${id}-title`}>{texts.title}</DialogTitle>
        <DialogContent>
          <Stack spacing={2}>
            <Typography id={`${id}-text`}>{texts.text}</Typography>
            <Typography variant="subtitle2" component="p">
              {name}
            </Typography>
            <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
            <TextField
              id={`${id}-password`}
              label={texts.password}
              type="password"
              autoComplete="current-password"
              autoFocus
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              error={missing && !password}
              helperText={missing && !password ? texts.missing : undefined}
            />
            {problem ? <ProblemNotice problem={problem} texts={texts} /> : null}
          </Stack>
        </DialogContent>
        <DialogActions>
          <ActionButton action={{ id: 'leave', label: texts.leave, onSelect: onLeave }} weight="quiet" />
          <SubmitButton label={texts.submit} busy={busy} />
        </DialogActions>
      </form>
    </Dialog>
  );
}
