import MoreHoriz from '@mui/icons-material/MoreHoriz';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { entryById, type CatalogueEntry } from '../../elements/index.js';
import { sizes } from '../../theme/index.js';
import type { DesignerTexts } from '../texts.js';
import { EntryIcon } from './EntryIcon.js';

/** What a route is usually drawn with; all else is one press away. */
const usual = [
  'startEvent',
  'userTask',
  'approvalTask',
  'serviceTask',
  'exclusiveGateway',
  'parallelGateway',
  'intermediateCatchEvent.timer',
  'subProcess',
  'endEvent',
  'textAnnotation',
  'participant',
  'lane',
] as const;

/** What `<Palette>` takes. */
export interface PaletteProps {
  readonly language: 'en' | 'ru';
  readonly scheme: 'light' | 'dark';
  readonly texts: DesignerTexts;
  /** What is being placed now. */
  readonly taken: string | undefined;
  readonly onTake: (entry: CatalogueEntry) => void;
  /** By keyboard there is no pointer to follow: it is put into the middle of the view. */
  readonly onPut: (entry: CatalogueEntry) => void;
  readonly onMore: (at: readonly [number, number]) => void;
}

/** The usual things at hand: pressed and dragged onto the canvas, or taken by a click and put down by another. */
export function Palette({ language, scheme, texts, taken, onTake, onPut, onMore }: PaletteProps) {
  const entries = usual.map(entryById).filter((entry) => entry !== undefined);
  return (
    <Box
      role="toolbar"
      aria-orientation="vertical"
      aria-label={texts.palette}
      className="nopan nowheel"
      sx={{
        position: 'absolute',
        left: 0,
        top: 0,
        m: 1.5,
        zIndex: 5,
        display: 'flex',
        flexDirection: 'column',
        p: 0.25,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        // The bar stands below it, however low the frame is.
        maxHeight: (theme) => `calc(100% - ${theme.spacing(10)})`,
        overflowY: 'auto',
      }}
    >
      {entries.map((entry) => (
        <ButtonBase
          key={entry.id}
          title={`${entry.name[language]}. ${entry.about[language]}`}
          aria-label={entry.name[language]}
          aria-pressed={taken === entry.id}
          onPointerDown={(event) => {
            event.preventDefault();
            event.currentTarget.releasePointerCapture(event.pointerId);
            onTake(entry);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            event.stopPropagation();
            onPut(entry);
          }}
          sx={{
            p: 0.25,
            borderRadius: 1,
            touchAction: 'none',
            bgcolor: taken === entry.id ? 'action.selected' : undefined,
            '&:hover': { bgcolor: 'action.hover' },
          }}
        >
          <EntryIcon entry={entry} scheme={scheme} />
        </ButtonBase>
      ))}
      <ButtonBase
        title={`${texts.more} (N)`}
        aria-label={texts.more}
        onClick={() => onMore([sizes.touch + 24, 12])}
        sx={{ p: 0.5, borderRadius: 1, '&:hover': { bgcolor: 'action.hover' } }}
      >
        <MoreHoriz fontSize="small" />
      </ButtonBase>
    </Box>
  );
}
