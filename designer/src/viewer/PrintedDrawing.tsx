import Box from '@mui/material/Box';
import { fontFamily, type Drawing } from '../drawing/index.js';
import { DrawnNodes } from './DrawnNodes.js';
import type { ViewerTexts } from './texts.js';

/** What `<PrintedDrawing>` takes. */
export interface PrintedDrawingProps {
  readonly drawing: Drawing;
  readonly texts: ViewerTexts;
}

/** The whole drawing on paper: as wide as the page, on one page, never larger than it was drawn. */
export function PrintedDrawing({ drawing, texts }: PrintedDrawingProps) {
  const [x, y, width, height] = drawing.bounds;
  return (
    <Box
      component="svg"
      role="img"
      aria-label={`${texts.diagram}: ${drawing.label}`}
      viewBox={[x, y, width, height].join(' ')}
      fontFamily={fontFamily}
      sx={{ display: 'block', width: '100%', maxWidth: width, maxHeight: '90vh', breakInside: 'avoid', printColorAdjust: 'exact' }}
    >
      {drawing.parts.map((part, index) => (
        <DrawnNodes key={`${part.id} ${index}`} nodes={part.nodes} />
      ))}
    </Box>
  );
}
