import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useState } from 'react';

/** What `<ProgressLine>` takes. */
export interface ProgressLineProps {
  readonly active: boolean;
  /** What is going on, for screen readers: "Loading". */
  readonly label: string;
  /** Quicker answers show no line, so nothing flickers; ms, 300 unless told. */
  readonly delay?: number;
}

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
  return <Box sx={{ height: (theme) => theme.spacing(0.5) }}>{active && shown ? <LinearProgress aria-label={label} /> : null}</Box>;
}
