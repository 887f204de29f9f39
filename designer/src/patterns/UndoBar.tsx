import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { sizes } from '../theme/index.js';

/** What `<UndoBar>` takes. */
export interface UndoBarProps {
  /** What was done, "PR-42 approved"; null: no bar. A new `key` on the bar starts the time anew. */
  readonly message: string | null;
  readonly onUndo: () => void;
  /** The time is over, or the person pressed Esc: it is done for good. */
  readonly onDone: () => void;
  /** How long it may be undone, in ms; five seconds unless told. */
  readonly time?: number;
  readonly texts: { readonly undo: string };
}

/** A long title does not push the button out of a phone's screen. */
const twoLines = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  overflowWrap: 'anywhere',
  minWidth: 0,
} as const;

/**
 * Says what was done and takes it back for five seconds. While the pointer has moved onto it or the focus is on it the time stands still, so nobody has to
 * hurry (WCAG 2.2.1).
 */
export function UndoBar({ message, onUndo, onDone, time = 5000, texts }: UndoBarProps) {
  const [held, setHeld] = useState(false);
  const done = useRef(onDone);
  done.current = onDone;
  const left = useRef(time);
  useEffect(() => {
    left.current = time;
  }, [message, time]);
  useEffect(() => {
    if (message === null || held) return;
    const from = performance.now();
    const timer = setTimeout(() => done.current(), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(0, left.current - (performance.now() - from));
    };
  }, [message, held, time]);
  return (
    <Box
      role="status"
      sx={{
        position: 'fixed',
        left: 0,
        right: 0,
        // Above the navigation at the bottom of a phone.
        pb: { xs: 9, md: 3 },
        bottom: 0,
        display: 'flex',
        justifyContent: 'center',
        pointerEvents: 'none',
        zIndex: 'snackbar',
        displayPrint: 'none',
        px: 2,
      }}
    >
      {message === null ? null : (
        <Box
          // Only who moves onto it holds it: it often appears right under the pointer that pressed the button.
          onPointerMove={(event) => {
            if (event.movementX !== 0 || event.movementY !== 0) setHeld(true);
          }}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onDone();
          }}
          sx={{
            pointerEvents: 'auto',
            display: 'flex',
            alignItems: 'center',
            gap: 2,
            maxWidth: `min(${sizes.column}px, 100%)`,
            pl: 2,
            pr: 1,
            py: 0.5,
            borderRadius: 2,
            bgcolor: 'text.primary',
            color: 'background.default',
          }}
        >
          <Box component="span" sx={twoLines}>
            {message}
          </Box>
          <Button
            color="inherit"
            variant="text"
            onClick={onUndo}
            sx={{ flex: 'none', minHeight: sizes.touch, textDecoration: 'underline' }}
          >
            {texts.undo}
          </Button>
        </Box>
      )}
    </Box>
  );
}
