import Box from '@mui/material/Box';

/** Why something cannot be put where the pointer is, beside the pointer. */
export function RefusalChip({ words, left, top }: { readonly words: string; readonly left: number; readonly top: number }) {
  return (
    <Box
      role="status"
      sx={{
        position: 'absolute',
        zIndex: 6,
        px: 1,
        py: 0.5,
        bgcolor: 'soft.bad',
        color: 'text.primary',
        typography: 'caption',
        borderRadius: 1,
        pointerEvents: 'none',
      }}
      style={{ left: left + 14, top: top + 14 }}
    >
      {words}
    </Box>
  );
}
