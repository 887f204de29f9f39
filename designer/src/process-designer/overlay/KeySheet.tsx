import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { ActionButton } from '../../patterns/Buttons.js';
import { canvasActions } from '../keyboard/canvas-actions.js';
import { plainKeys, sheetGroups } from '../keyboard/plain-keys.js';
import { shownKeys } from '../keyboard/shortcut.js';

/** What `<KeySheet>` takes. */
export interface KeySheetProps {
  readonly language: 'en' | 'ru';
  readonly title: string;
  readonly close: string;
  readonly onClose: () => void;
}

/** All keys of the canvas, by what they are for. */
export function KeySheet({ language, title, close, onClose }: KeySheetProps) {
  const heading = useId();
  const rows = [
    ...plainKeys.map(({ group, label, keys }) => ({ group, label: label[language], keys: keys.map((key) => shownKeys(key)).join(' ') })),
    ...canvasActions.flatMap(({ group, label, keys }) => (keys ? [{ group, label: label[language], keys: shownKeys(keys) }] : [])),
  ];
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} maxWidth="md" fullWidth>
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        <Box sx={{ columnWidth: 320, columnGap: 4 }}>
          {sheetGroups.map(({ id, label }) => (
            <Box key={id} sx={{ breakInside: 'avoid', mb: 2 }}>
              <Typography variant="h3" sx={{ mb: 0.5 }}>
                {label[language]}
              </Typography>
              <Box component="dl" sx={{ m: 0 }}>
                {rows
                  .filter(({ group }) => group === id)
                  .map((row) => (
                    <Box key={row.label} sx={{ display: 'flex', gap: 2, py: 0.25, justifyContent: 'space-between' }}>
                      <Typography component="dt" variant="body2">
                        {row.label}
                      </Typography>
                      <Typography component="dd" variant="body2" color="textSecondary" sx={{ m: 0, textAlign: 'right', flexShrink: 0 }}>
                        {row.keys}
                      </Typography>
                    </Box>
                  ))}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <ActionButton action={{ id: 'close', label: close, onSelect: onClose }} />
      </DialogActions>
    </Dialog>
  );
}
