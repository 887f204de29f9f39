import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';

/** What `<Skeletons>` takes. */
export interface SkeletonsProps {
  /** What is loading, for screen readers. */
  readonly label: string;
  /** How many rows to stand in for; six unless told. */
  readonly rows?: number;
}

/** Grey rows in the place of those that are loading. They do not move. */
export function Skeletons({ label, rows = 6 }: SkeletonsProps) {
  return (
    <Stack role="status" aria-label={label} spacing={1.5} sx={{ py: 1.5 }}>
      {Array.from({ length: rows }, (_, row) => (
        <Stack key={row} spacing={0.5}>
          <Skeleton width={row % 2 ? '55%' : '70%'} />
          <Skeleton width={row % 3 ? '30%' : '40%'} />
        </Stack>
      ))}
    </Stack>
  );
}
