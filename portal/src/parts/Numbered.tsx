import Box from '@mui/material/Box';

/** A request's number and what it is called. The number is never broken at its hyphens. */
export function Numbered({ number, text }: { readonly number: string | undefined; readonly text: string }) {
  if (number === undefined || number === '') return text;
  return (
    <>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {number}
      </Box>
      {text === '' ? '' : ` · ${text}`}
    </>
  );
}
