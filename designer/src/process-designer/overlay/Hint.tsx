import Box from '@mui/material/Box';

/** What to do next with what is under way, above the canvas. */
export function Hint({ children }: { readonly children: string }) {
  return (
    <Box
      sx={{
        position: 'absolute',
        left: '50%',
        top: 0,
        mt: 1.5,
        px: 1.5,
        py: 0.5,
        maxWidth: '70%',
        zIndex: 6,
        transform: 'translateX(-50%)',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        typography: 'caption',
        pointerEvents: 'none',
      }}
    >
      {children}
    </Box>
  );
}
