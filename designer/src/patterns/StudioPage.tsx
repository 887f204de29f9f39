import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { sizes } from '../theme/index.js';
import { ActionButton } from './Buttons.js';
import type { Action, Status } from './shapes.js';
import { StatusWord } from './StatusWord.js';

/** A panel of the studio that can be closed. */
export interface StudioPanel {
  readonly title: string;
  readonly content: ReactNode;
}

/** Names of the panels. */
export type StudioPanelName = 'left' | 'right' | 'bottom';

/** What `<StudioPage>` takes. */
export interface StudioPageProps {
  readonly name: string;
  /** "Version 4, draft". */
  readonly version: string;
  readonly status?: Status;
  /** Save, Check, Publish. The last is the primary one. */
  readonly actions: readonly Action[];
  /** Palette or tree. */
  readonly left: StudioPanel;
  readonly canvas: ReactNode;
  /** Properties. */
  readonly right: StudioPanel;
  /** Problems and trial. */
  readonly bottom: StudioPanel;
  /** Which panels are open; the caller remembers it. */
  readonly open: Readonly<Record<StudioPanelName, boolean>>;
  readonly onOpen: (panel: StudioPanelName, open: boolean) => void;
  readonly texts: {
    /** "Hide {Properties}". */
    hide(panel: string): string;
    /** "Show {Properties}". */
    show(panel: string): string;
    readonly canvas: string;
  };
}

const places = ['left', 'right', 'bottom'] as const;

/** Where processes, forms, decisions and registers are made: palette, canvas, properties, problems. */
export function StudioPage(props: StudioPageProps) {
  const { name, version, status, actions, canvas, open, onOpen, texts } = props;
  const panel = (place: StudioPanelName) => (
    <Box component="section" aria-label={props[place].title} hidden={!open[place]} sx={{ minWidth: 0, px: 2, py: 1.5, overflow: 'auto' }}>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
        {props[place].title}
      </Typography>
      {props[place].content}
    </Box>
  );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100vh', boxSizing: 'border-box', border: 1, borderColor: 'divider' }}>
      <Stack
        component="header"
        direction="row"
        spacing={1}
        useFlexGap
        sx={{ flexWrap: 'wrap', alignItems: 'center', px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}
      >
        <Typography variant="h3" component="h1">
          {name}
        </Typography>
        <Typography color="textSecondary">{version}</Typography>
        {status ? <StatusWord status={status} /> : null}
        <Box sx={{ flex: 1 }} />
        {places.map((place) => (
          <ActionButton
            key={place}
            action={{
              id: place,
              label: (open[place] ? texts.hide : texts.show)(props[place].title),
              onSelect: () => onOpen(place, !open[place]),
            }}
            weight="quiet"
            size="small"
          />
        ))}
        {actions.map((action, index) => (
          <ActionButton key={action.id} action={action} weight={index === actions.length - 1 ? 'primary' : 'secondary'} size="small" />
        ))}
      </Stack>
      <Box
        component="main"
        sx={{
          flex: 1,
          display: 'grid',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: `${open.left ? `${sizes.palette}px` : ''} minmax(0, 1fr) ${open.right ? `${sizes.properties}px` : ''}`,
          },
        }}
      >
        {panel('left')}
        <Box component="section" aria-label={texts.canvas} sx={{ minWidth: 0, bgcolor: 'background.soft' }}>
          {canvas}
        </Box>
        {panel('right')}
      </Box>
      <Box sx={{ borderTop: 1, borderColor: 'divider' }}>{panel('bottom')}</Box>
    </Box>
  );
}
