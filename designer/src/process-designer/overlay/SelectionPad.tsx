import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import { useViewport } from '@xyflow/react';
import { isLine, modelOf, removeThings } from '../../document/index.js';
import { fittingActions, type CanvasTools } from '../keyboard/canvas-actions.js';
import { useDesigner } from '../state/use-designer.js';
import type { DesignerTexts } from '../texts.js';
import { ActionButtons } from './ActionButtons.js';

const above = 52;
/** The palette stands at the left. */
const besidePalette = 64;
/** What it takes up at most: for several things, for a line. */
const reach = [440, 100] as const;

/** What can be done with several things, or with one line: above them. */
export function SelectionPad({
  tools,
  language,
  texts,
}: {
  readonly tools: CanvasTools;
  readonly language: 'en' | 'ru';
  readonly texts: DesignerTexts;
}) {
  const document = useDesigner((view) => view.document);
  const plane = useDesigner((view) => view.plane);
  const selection = useDesigner((view) => view.selection);
  const { x, y, zoom } = useViewport();
  const { shapes = {}, edges = {} } = modelOf(document).planes[plane] ?? {};
  const points = [...selection].flatMap((id): (readonly [number, number])[] => {
    const at = shapes[id]?.at;
    return at ? [[at[0], at[1]]] : [...(edges[id]?.via ?? [])];
  });
  if (points.length === 0) return null;
  const [chosen, ...others] = selection;
  const isOneLine = others.length === 0 && isLine(modelOf(document).all.get(chosen ?? '') ?? { kind: 'process' });
  const left = Math.min(...points.map(([px]) => px)) * zoom + x;
  const top = Math.min(...points.map(([, py]) => py)) * zoom + y - above;
  const groups: readonly string[] = isOneLine ? ['lines'] : ['arrange', 'edit', 'lines'];
  const actions = fittingActions(tools.store.view(), false).filter(({ group }) => groups.includes(group));
  return (
    <Paper
      variant="outlined"
      role="toolbar"
      aria-label={texts.actions}
      className="nopan nowheel follows"
      sx={{ position: 'absolute', zIndex: 5, display: 'flex', flexWrap: 'wrap', gap: 0.25, p: 0.25, maxWidth: 1 }}
      style={{ left: `max(${besidePalette}px, min(${left}px, calc(100% - ${isOneLine ? reach[1] : reach[0]}px)))`, top: Math.max(8, top) }}
    >
      <ActionButtons actions={actions} tools={tools} language={language} />
      <IconButton
        size="small"
        tabIndex={-1}
        title={`${texts.remove} (Delete)`}
        aria-label={texts.remove}
        onClick={() => tools.store.run(removeThings([...selection]))}
      >
        <DeleteOutlined fontSize="small" />
      </IconButton>
    </Paper>
  );
}
