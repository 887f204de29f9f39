import { keyframes } from '@emotion/react';
import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';

/** What `<ProgressLine>` takes. */
export interface ProgressLineProps {
  readonly active: boolean;
  /** What is going on, for screen readers: "Loading". */
  readonly label: string;
  /** Quicker answers show no line, so nothing flickers; ms, 300 unless told. */
  readonly delay?: number;
}

/** From the left edge to the right; nobody knows how much is left. */
const along = keyframes({ from: { transform: 'translateX(-100%)' }, to: { transform: 'translateX(300%)' } });

/** A line at the top of what is being loaded or sent. It takes its height always, so nothing jumps. */
export function ProgressLine({ active, label, delay = 300 }: ProgressLineProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setShown(true), delay);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [active, delay]);
  return (
    <Box sx={{ height: (theme) => theme.spacing(0.5), overflow: 'hidden' }}>
      {active && shown ? (
        <Box role="progressbar" aria-label={label} sx={{ height: '100%', bgcolor: 'soft.accent' }}>
          <Box sx={{ height: '100%', width: '33%', bgcolor: 'primary.main', animation: `${along} 1.5s linear infinite` }} />
        </Box>
      ) : null}
    </Box>
  );
}
