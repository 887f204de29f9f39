import Box from '@mui/material/Box';
import { useColorScheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { elementDescriptors } from '../../elements/index.js';
import { drawProcess, drawingThemes } from '../../drawing/index.js';
import { useReader } from '../../patterns/index.js';
import { sizes } from '../../theme/index.js';
import { PrintedDrawing } from '../../viewer/PrintedDrawing.js';
import { viewerTexts } from '../../viewer/texts.js';
import { DesignerCanvas } from '../canvas/DesignerCanvas.js';
import { DesignerSurface } from '../DesignerSurface.js';
import { newBrowserId } from '../state/browser-ids.js';
import { createDesignerStore } from '../state/designer-store.js';
import { DesignerContext } from '../state/use-designer.js';
import { elementDocument, heightOf, type ElementDocument } from './element-document.fixture.js';

const heads = {
  normal: { en: 'As it is', ru: 'Обычный' },
  selected: { en: 'Selected', ru: 'Выбран' },
  invalid: { en: 'With a problem', ru: 'С ошибкой' },
  readOnly: { en: 'Read-only', ru: 'Только чтение' },
  focused: { en: 'Focused', ru: 'В фокусе' },
  running: { en: 'Running', ru: 'Выполняется' },
  done: { en: 'Done', ru: 'Пройден' },
} as const;

type State = keyof typeof heads;

interface CellProps {
  readonly shown: ElementDocument;
  readonly language: 'en' | 'ru';
  readonly scheme: 'light' | 'dark';
}

function Drawn({ shown, language, scheme, state }: CellProps & { readonly state: State }) {
  const surface = useRef<HTMLDivElement>(null);
  const store = useMemo(() => {
    const made = createDesignerStore({ document: shown.document, newId: newBrowserId });
    provideProblems(made, { view: () => (state === 'invalid' ? wrong(shown.ids) : found([])), subscribe: () => () => undefined });
    if (state === 'selected') made.select(shown.ids);
    if (state === 'focused') made.select(shown.ids.slice(0, 1));
    return made;
  }, [shown, state]);
  useEffect(() => {
    if (state === 'focused') surface.current?.querySelector<HTMLElement>('[role="application"]')?.focus({ preventScroll: true });
  }, [state]);
  const told = { language, scheme, isReadOnly: state === 'readOnly' };
  return (
    <DesignerContext value={store}>
      <ReactFlowProvider>
        <Box ref={surface} sx={{ height: 1 }}>
          {state === 'focused' ? <DesignerSurface {...told} /> : <DesignerCanvas {...told} />}
        </Box>
      </ReactFlowProvider>
    </DesignerContext>
  );
}

function Played({ shown, language, scheme, state }: CellProps & { readonly state: 'present' | 'done' }) {
  const drawing = useMemo(() => {
    const elements = Object.fromEntries(shown.ids.map((id) => [id, { state, count: 1 }]));
    return drawProcess(shown.document, { language, theme: drawingThemes[scheme], states: { elements } });
  }, [shown, language, scheme, state]);
  return <PrintedDrawing drawing={drawing} texts={viewerTexts(language)} />;
}

/** One element type in every kind it has, once in each state, beside each other. */
export function ElementStates({ type }: { readonly type: keyof typeof elementDescriptors }) {
  const { colorScheme } = useColorScheme();
  const scheme = colorScheme === 'dark' ? 'dark' : 'light';
  const { language: read } = useReader();
  const language = read === 'ru' ? 'ru' : 'en';
  const shown = useMemo(() => elementDocument(type), [type]);
  const cells: Readonly<Record<State, ReactNode>> = {
    normal: <Drawn shown={shown} language={language} scheme={scheme} state="normal" />,
    selected: <Drawn shown={shown} language={language} scheme={scheme} state="selected" />,
    invalid: <Drawn shown={shown} language={language} scheme={scheme} state="invalid" />,
    readOnly: <Drawn shown={shown} language={language} scheme={scheme} state="readOnly" />,
    focused: <Drawn shown={shown} language={language} scheme={scheme} state="focused" />,
    running: <Played shown={shown} language={language} scheme={scheme} state="present" />,
    done: <Played shown={shown} language={language} scheme={scheme} state="done" />,
  };
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: `repeat(auto-fill, minmax(min(${sizes.lane}px, 100%), 1fr))`,
        gap: 2,
        p: 2,
        bgcolor: 'background.default',
      }}
    >
      {(Object.keys(heads) as State[]).map((state) => (
        <Box key={state} component="section" aria-label={heads[state][language]}>
          <Typography variant="h3" component="h2">
            {heads[state][language]}
          </Typography>
          <Box sx={{ height: heightOf(shown), position: 'relative' }}>{cells[state]}</Box>
        </Box>
      ))}
    </Box>
  );
}
