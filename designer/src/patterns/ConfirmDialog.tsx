import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { ActionButton } from './Buttons.js';
import { ProblemNotice } from './ProblemNotice.js';
import { SubmitButton } from './SubmitButton.js';
import type { Problem } from './shapes.js';

/** What `<ConfirmDialog>` takes. */
export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen. */
  readonly text?: ReactNode;
  /** What is asked beside the reason, above it. */
  readonly fields?: ReactNode;
  /** Asks for a reason; `required` refuses an empty one with `missing`. */
  readonly reason?: { readonly label: string; readonly help?: string; readonly required: boolean; readonly missing: string };
  /** Label of the button that does it: a verb, "Withdraw". */
  readonly confirm: string;
  readonly danger?: boolean;
  /** It is being done. */
  readonly busy?: boolean;
  readonly problem?: Problem;
  /** @param reason What was typed, without spaces around; '' where no reason was asked. */
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
  readonly texts: { readonly cancel: string; readonly retry: string; readonly code: string };
}

/** Asks once more before something that is hard to take back, with a reason where one is owed. Esc and Cancel leave it undone. */
export function ConfirmDialog({
  open,
  title,
  text,
  fields,
  reason,
  confirm,
  danger,
  busy,
  problem,
  onConfirm,
  onCancel,
  texts,
}: ConfirmDialogProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!open) return;
    setTyped('');
    setMissing(false);
  }, [open]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog stands in a portal of the page but bubbles to the form that opened it.
    event.stopPropagation();
    if (busy) return;
    const trimmed = typed.trim();
    if (reason?.required && !trimmed) {
      setMissing(true);
      field.current?.focus();
    } else onConfirm(trimmed);
  };
  return (
    <Dialog open={open} onClose={busy ? undefined : onCancel} aria-labelledby={`${id}-title`} maxWidth="sm" fullWidth>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent>
          <Stack spacing={2}>
            {text === undefined ? null : <Typography component="div">{text}</Typography>}
            {fields}
            {reason ? (
              <TextField
                id={`${id}-reason`}
                inputRef={field}
                label={reason.label}
                multiline
                minRows={3}
                maxRows={10}
                autoFocus={fields === undefined}
                required={reason.required}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                error={missing && !typed.trim()}
                helperText={missing && !typed.trim() ? reason.missing : reason.help}
                slotProps={{ htmlInput: { maxLength: 2000 } }}
              />
            ) : null}
            {problem ? <ProblemNotice problem={problem} texts={texts} /> : null}
          </Stack>
        </DialogContent>
        <DialogActions>
          <ActionButton action={{ id: 'cancel', label: texts.cancel, onSelect: onCancel, disabled: busy ?? false }} />
          <SubmitButton label={confirm} busy={busy ?? false} danger={danger ?? false} />
        </DialogActions>
      </form>
    </Dialog>
  );
}
