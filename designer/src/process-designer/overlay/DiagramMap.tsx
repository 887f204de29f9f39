import Box from '@mui/material/Box';
import { MiniMap, type Node } from '@xyflow/react';

/** A frame is drawn by its border, so that what stands in it is seen; labels would only be specks. */
const fillOf = ({ type, className }: Node): string =>
  type === 'shape' && className?.startsWith('frame') !== true ? 'currentColor' : 'none';
const strokeOf = ({ type }: Node): string => (type === 'shape' ? 'currentColor' : 'none');

/** A small map of the whole plane: dragged or scrolled, it moves the view. */
export function DiagramMap({ label }: { readonly label: string }) {
  return (
    <Box
      sx={{
        display: 'contents',
        color: 'text.secondary',
        '& .react-flow__minimap': { bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1 },
        '& .react-flow__minimap-mask': { fill: 'currentColor', fillOpacity: 0.15 },
      }}
    >
      <MiniMap
        pannable
        zoomable
        ariaLabel={label}
        nodeColor={fillOf}
        nodeStrokeColor={strokeOf}
        nodeStrokeWidth={4}
        bgColor="transparent"
      />
    </Box>
  );
}
