import Add from '@mui/icons-material/Add';
import FitScreen from '@mui/icons-material/FitScreen';
import Remove from '@mui/icons-material/Remove';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { ViewerTexts } from './texts.js';

/** How the process is shown. */
export type Showing = 'diagram' | 'list';

/** What `<ViewerBar>` takes. */
export interface ViewerBarProps {
  readonly showing: Showing;
  readonly onShowing: (showing: Showing) => void;
  /** From the document down to the plane that is shown; one entry where nothing was opened. */
  readonly path: readonly { readonly plane: string | undefined; readonly label: string }[];
  readonly onPlane: (plane: string | undefined) => void;
  /** A factor, or `null` for all. */
  readonly onZoom: (factor: number | null) => void;
  readonly step: number;
  readonly texts: ViewerTexts;
}

/** The bar above the drawing: drawing or list, where one is, and zoom. */
export function ViewerBar({ showing, onShowing, path, onPlane, onZoom, step, texts }: ViewerBarProps) {
  const button = (label: string, factor: number | null, icon: ReactElement) => (
    // The browser's own tooltip: MUI's would add 8 kB to every request page for three buttons.
    <IconButton size="small" title={label} aria-label={label} onClick={() => onZoom(factor)}>
      {icon}
    </IconButton>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1, py: 0.5, borderBottom: 1, borderColor: 'divider' }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={texts.show}
        value={showing}
        onChange={(_, chosen: Showing | null) => chosen && onShowing(chosen)}
      >
        <ToggleButton value="diagram">{texts.asDiagram}</ToggleButton>
        <ToggleButton value="list">{texts.asList}</ToggleButton>
      </ToggleButtonGroup>
      <Box component="nav" aria-label={texts.path} sx={{ flexGrow: 1, display: 'flex', flexWrap: 'wrap', gap: 1, minWidth: 0 }}>
        {path.length > 1 && showing === 'diagram'
          ? path.map(({ plane, label }, index) =>
              index === path.length - 1 ? (
                <Typography key={plane} component="span" variant="body2" aria-current="page">
                  {label}
                </Typography>
              ) : (
                <Typography key={plane ?? ''} component="span" variant="body2">
                  <Link component="button" variant="body2" onClick={() => onPlane(plane)}>
                    {label}
                  </Link>
                  {' ›'}
                </Typography>
              ),
            )
          : null}
      </Box>
      {showing === 'diagram' ? (
        <Box sx={{ display: 'flex', gap: 0.5 }}>
          {button(texts.zoomOut, 1 / step, <Remove fontSize="small" />)}
          {button(texts.zoomIn, step, <Add fontSize="small" />)}
          {button(texts.fit, null, <FitScreen fontSize="small" />)}
        </Box>
      ) : null}
    </Box>
  );
}
