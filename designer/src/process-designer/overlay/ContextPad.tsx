import Add from '@mui/icons-material/Add';
import AlarmAdd from '@mui/icons-material/AlarmAdd';
import ArrowOutward from '@mui/icons-material/ArrowOutward';
import Autorenew from '@mui/icons-material/Autorenew';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import type { PointerEvent, ReactElement } from 'react';
import { modelOf, removeThings } from '../../document/index.js';
import { fittingActions, type CanvasTools } from '../keyboard/canvas-actions.js';
import { leadsNowhere } from '../making/leads-nowhere.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import type { DesignerTexts } from '../texts.js';
import { ActionButtons } from './ActionButtons.js';
import { useScreenPlace } from './use-screen-place.js';

/** What `<ContextPad>` takes. */
export interface ContextPadProps {
  readonly id: string;
  readonly texts: DesignerTexts;
  readonly mayConnect: boolean;
  /** Elements are continued and changed; pools, notes and data are not. */
  readonly isElement: boolean;
  readonly tools: CanvasTools;
  readonly language: 'en' | 'ru';
  /** Activities carry events on their border. */
  readonly mayHost: boolean;
  readonly onAppend: () => void;
  readonly onAttach: () => void;
  readonly onReplace: () => void;
  readonly onRename: () => void;
  /** A press begins a line that follows the pointer; a click waits for the next press. */
  readonly onConnect: (event: PointerEvent | undefined) => void;
}

/** What the pad takes up at most, in pixels. */
const reach = [44, 324] as const;
const least = 4;

/** What can be done with the one thing that is chosen, beside it. Each of it has a key too: the pad is not in the order of tabs. */
export function ContextPad({
  id,
  texts,
  mayConnect,
  isElement,
  tools,
  language,
  mayHost,
  onAppend,
  onAttach,
  onReplace,
  onRename,
  onConnect,
}: ContextPadProps) {
  const store = useDesignerStore();
  const place = useScreenPlace(id);
  const isUnfinished = useDesigner(({ document }) => leadsNowhere(modelOf(document), id));
  if (!place) return null;
  const button = (label: string, key: string, icon: ReactElement, onSelect: () => void, onPress?: (event: PointerEvent) => void) => (
    <IconButton size="small" tabIndex={-1} title={`${label} (${key})`} aria-label={label} onClick={onSelect} onPointerDown={onPress}>
      {icon}
    </IconButton>
  );
  return (
    <Paper
      variant="outlined"
      role="toolbar"
      aria-label={texts.actions}
      className="nopan nowheel follows"
      sx={{ position: 'absolute', zIndex: 5, display: 'flex', flexDirection: 'column', gap: 0.25, p: 0.25 }}
      // Within the surface, however near to its edge the shape is.
      style={{
        left: `min(${place.left + place.width + 22}px, calc(100% - ${reach[0]}px))`,
        top: `max(${least}px, min(${place.top - 6}px, calc(100% - ${reach[1]}px)))`,
      }}
    >
      {isElement ? button(texts.append, 'A', <Add fontSize="small" color={isUnfinished ? 'primary' : 'inherit'} />, onAppend) : null}
      {button(texts.rename, 'Enter', <EditOutlined fontSize="small" />, onRename)}
      {mayConnect
        ? button(
            texts.connect,
            'C',
            <ArrowOutward fontSize="small" />,
            () => onConnect(undefined),
            (event) => onConnect(event),
          )
        : null}
      {mayHost ? button(texts.attach, 'B', <AlarmAdd fontSize="small" />, onAttach) : null}
      {isElement ? button(texts.replace, 'R', <Autorenew fontSize="small" />, onReplace) : null}
      <ActionButtons
        actions={fittingActions(store.view(), false).filter((action) => action.group === 'inner' || action.id === 'duplicate')}
        tools={tools}
        language={language}
      />
      {button(texts.remove, 'Delete', <DeleteOutlined fontSize="small" />, () => store.run(removeThings([id])))}
    </Paper>
  );
}
