import Box from '@mui/material/Box';
import { sizes } from '../theme/index.js';
import type { Back } from './PageHead.js';
import { TextLink } from './TextLink.js';

/** Back to where one came from, over a page's title; as high as a finger on a phone. */
export function BackLink({ label, href }: Back) {
  return (
    <Box
      sx={{
        mb: { xs: 0, sm: 1 },
        displayPrint: 'none',
        '& a': { display: 'inline-flex', alignItems: 'center', minHeight: { xs: sizes.touch, sm: sizes.target } },
      }}
    >
      <TextLink href={href}>← {label}</TextLink>
    </Box>
  );
}
