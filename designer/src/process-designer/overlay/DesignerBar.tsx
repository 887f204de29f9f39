import Add from '@mui/icons-material/Add';
import FitScreen from '@mui/icons-material/FitScreen';
import Redo from '@mui/icons-material/Redo';
import Remove from '@mui/icons-material/Remove';
import Search from '@mui/icons-material/Search';
import Undo from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { ReactElement } from 'react';
import type { CanvasTools } from '../keyboard/canvas-actions.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import type { DesignerTexts } from '../texts.js';
import { ActionMenu } from './ActionMenu.js';

/** What `<DesignerBar>` takes. */
export interface DesignerBarProps {
  readonly language: 'en' | 'ru';
  readonly texts: DesignerTexts;
  readonly isReadOnly: boolean;
  readonly tools: CanvasTools;
}

/** Undo, redo and zoom, over a corner of the canvas. */
export function DesignerBar({ language, texts, isReadOnly, tools }: DesignerBarProps) {
  const store = useDesignerStore();
  const undone = useDesigner(() => store.editor.past.at(-1)?.label);
  const redone = useDesigner(() => store.editor.future.at(-1)?.label);
  const button = (label: string, icon: ReactElement, onSelect: () => void, disabled = false) => (
    <IconButton size="small" title={label} aria-label={label} onClick={onSelect} disabled={disabled}>
      {icon}
    </IconButton>
  );
  return (
    <Box
      sx={{
        position: 'absolute',
        left: 0,
        bottom: 0,
        m: 1.5,
        zIndex: 5,
        display: 'flex',
        gap: 0.5,
        p: 0.25,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      {isReadOnly ? null : (
        <>
          {button(texts.undo(undone?.[language] ?? ''), <Undo fontSize="small" />, store.undo, !undone)}
          {button(texts.redo(redone?.[language] ?? ''), <Redo fontSize="small" />, store.redo, !redone)}
        </>
      )}
      {button(texts.zoomOut, <Remove fontSize="small" />, () => tools.zoom(0.8))}
      {button(texts.zoomIn, <Add fontSize="small" />, () => tools.zoom(1.25))}
      {button(texts.fit, <FitScreen fontSize="small" />, () => tools.zoom('all'))}
      {button(texts.find, <Search fontSize="small" />, tools.find)}
      <ActionMenu tools={tools} language={language} isReadOnly={isReadOnly} label={texts.allActions} />
    </Box>
  );
}
