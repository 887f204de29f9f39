import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { sizes } from '../../theme/index.js';
import { problemsPanel } from '../problems/index.js';
import { AskedProblem, MarkLanguage, markStyles, OpenProblemsOf } from '../problems/Marks.js';
import type { DesignerPanel, PanelProps, PanelSide } from './panel.js';
import { ownPanels } from './panels.js';
import { useOpenPanels } from './use-open-panels.js';

const narrow = `@container designer (width < ${sizes.studio}px)`;

/** What `<DesignerFrame>` takes. */
export interface DesignerFrameProps extends PanelProps {
  /** The host's own panels, behind those of the designer. */
  readonly panels: readonly DesignerPanel[];
  readonly children: ReactNode;
}

/** The canvas with panels around it, each opened by a button above. In a narrow frame the panels stand below the canvas. */
export function DesignerFrame({ panels, children, ...told }: DesignerFrameProps) {
  const all = useMemo(() => [...ownPanels, ...panels], [panels]);
  const [open, toggle] = useOpenPanels();
  const [asked, setAsked] = useState<{ readonly id: string }>();
  const openProblemsOf = useCallback(
    (id: string) => {
      toggle(problemsPanel.side, problemsPanel.id, true);
      setAsked({ id });
    },
    [toggle],
  );
  const opened = (side: PanelSide): DesignerPanel | undefined => all.find((panel) => panel.side === side && panel.id === open[side]);
  const section = (side: PanelSide) => {
    const panel = opened(side);
    if (!panel) return null;
    const { id, label, Content } = panel;
    return (
      <Box
        key={id}
        component="section"
        aria-label={label[told.language]}
        sx={{
          gridArea: side,
          minWidth: 0,
          minHeight: 0,
          overflow: 'auto',
          px: 2,
          py: 1.5,
          bgcolor: 'background.paper',
          borderColor: 'divider',
          borderStyle: 'solid',
          borderWidth: 0,
          borderLeftWidth: side === 'right' ? sizes.line : 0,
          borderRightWidth: side === 'left' ? sizes.line : 0,
          borderTopWidth: side === 'bottom' ? sizes.line : 0,
          [narrow]: { borderLeftWidth: 0, borderRightWidth: 0, borderTopWidth: sizes.line },
        }}
      >
        <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
          {label[told.language]}
        </Typography>
        <AskedProblem value={asked}>
          <Content {...told} />
        </AskedProblem>
      </Box>
    );
  };
  const has = (side: PanelSide): boolean => opened(side) !== undefined;
  return (
    <Box sx={{ width: 1, height: 1, containerType: 'size', containerName: 'designer', ...markStyles }}>
      <Box
        sx={{
          height: 1,
          display: 'grid',
          gridTemplateAreas: '"bar bar bar" "left canvas right" "bottom bottom bottom"',
          gridTemplateColumns: `${has('left') ? `${sizes.palette}px` : '0'} minmax(0, 1fr) ${has('right') ? `${sizes.properties}px` : '0'}`,
          gridTemplateRows: `auto minmax(0, 1fr) ${has('bottom') ? 'minmax(0, 30%)' : '0'}`,
          [narrow]: {
            gridTemplateAreas: '"bar" "canvas" "left" "right" "bottom"',
            gridTemplateColumns: 'minmax(0, 1fr)',
            gridTemplateRows: `auto minmax(0, 2fr) ${(['left', 'right', 'bottom'] as const).map((side) => (has(side) ? 'minmax(0, 1fr)' : '0')).join(' ')}`,
          },
        }}
      >
        <Box
          sx={{
            gridArea: 'bar',
            display: all.length > 0 ? 'flex' : 'none',
            flexWrap: 'wrap',
            gap: 0.5,
            px: 1,
            py: 0.5,
            borderBottom: 1,
            borderColor: 'divider',
            bgcolor: 'background.paper',
          }}
        >
          {all.map(({ id, side, label, Badge }) => (
            <Button
              key={id}
              size="small"
              aria-pressed={open[side] === id}
              onClick={() => toggle(side, id)}
              sx={{ ml: side === 'right' && all.find((panel) => panel.side === 'right')?.id === id ? 'auto' : 0, gap: 0.5 }}
              variant={open[side] === id ? 'outlined' : 'text'}
            >
              {label[told.language]}
              {Badge ? <Badge {...told} /> : null}
            </Button>
          ))}
        </Box>
        {section('left')}
        <Box sx={{ gridArea: 'canvas', minWidth: 0, minHeight: 0 }}>
          <MarkLanguage value={told.language}>
            <OpenProblemsOf value={openProblemsOf}>{children}</OpenProblemsOf>
          </MarkLanguage>
        </Box>
        {section('right')}
        {section('bottom')}
        {all.map(({ id, Status }) => (Status ? <Status key={id} {...told} /> : null))}
      </Box>
    </Box>
  );
}
