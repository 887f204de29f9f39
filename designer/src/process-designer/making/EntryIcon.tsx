import Box from '@mui/material/Box';
import { memo } from 'react';
import { drawingThemes } from '../../drawing/index.js';
import { iconOf, type CatalogueEntry } from '../../elements/index.js';
import { sizes } from '../../theme/index.js';
import { DrawnNodes } from '../../viewer/DrawnNodes.js';

/** The icon of an entry: the element's own drawing. */
export const EntryIcon = memo(function EntryIcon({ entry, scheme }: { readonly entry: CatalogueEntry; readonly scheme: 'light' | 'dark' }) {
  const { viewBox, nodes } = iconOf(entry, drawingThemes[scheme]);
  return (
    <Box component="svg" aria-hidden viewBox={viewBox.join(' ')} sx={{ width: sizes.avatar, height: sizes.avatar, flexShrink: 0 }}>
      <DrawnNodes nodes={nodes} />
    </Box>
  );
});
