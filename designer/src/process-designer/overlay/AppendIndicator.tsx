import Add from '@mui/icons-material/Add';
import IconButton from '@mui/material/IconButton';
import { useEffect, useState, type RefObject } from 'react';
import { modelOf } from '../../document/index.js';
import { sizes } from '../../theme/index.js';
import { leadsNowhere } from '../making/leads-nowhere.js';
import { useDesigner, useDesignerStore } from '../state/use-designer.js';
import { useScreenPlace } from './use-screen-place.js';

/** What `<AppendIndicator>` takes. */
export interface AppendIndicatorProps {
  readonly surface: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly onAppend: (id: string) => void;
}

const gap = 8;

/** A `+` behind the step under the pointer when nothing follows it yet. What is chosen has its pad instead. */
export function AppendIndicator({ surface, label, onAppend }: AppendIndicatorProps) {
  const store = useDesignerStore();
  const [hovered, setHovered] = useState<string>();
  const isChosen = useDesigner(({ selection }) => hovered !== undefined && selection.has(hovered));
  const document = useDesigner((view) => view.document);
  const place = useScreenPlace(hovered);
  useEffect(() => {
    const element = surface.current;
    if (!element) return undefined;
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const over = ({ target, buttons }: globalThis.PointerEvent): void => {
      if (buttons !== 0 || !(target instanceof Element)) return;
      const id = target.closest<HTMLElement>('.react-flow__node-shape')?.dataset['id'];
      const isOwn = target.closest('[data-append]') !== null;
      clearTimeout(leaving);
      // The way from the step to its `+` leads over the canvas.
      if (id === undefined && !isOwn) leaving = setTimeout(() => setHovered(undefined), 400);
      else if (id !== undefined && leadsNowhere(modelOf(store.view().document), id)) setHovered(id);
      else if (!isOwn) setHovered(undefined);
    };
    const press = (event: globalThis.PointerEvent): void => {
      if (!(event.target as Element).closest('[data-append]')) setHovered(undefined);
    };
    element.addEventListener('pointerover', over);
    element.addEventListener('pointerdown', press, true);
    return () => {
      clearTimeout(leaving);
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerdown', press, true);
    };
  }, [surface, store]);
  if (hovered === undefined || isChosen || !place || !leadsNowhere(modelOf(document), hovered)) return null;
  return (
    <IconButton
      data-append
      size="small"
      tabIndex={-1}
      title={label}
      aria-label={label}
      className="nopan"
      onClick={() => {
        onAppend(hovered);
        setHovered(undefined);
      }}
      sx={{
        position: 'absolute',
        zIndex: 4,
        mt: `${-sizes.target / 2}px`,
        width: sizes.target,
        height: sizes.target,
        p: 0,
        color: 'primary.main',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'primary.main',
        '&:hover': { bgcolor: 'primary.main', color: 'primary.contrastText' },
      }}
      style={{ left: place.left + place.width + gap, top: place.top + place.height / 2 }}
    >
      <Add fontSize="inherit" />
    </IconButton>
  );
}
