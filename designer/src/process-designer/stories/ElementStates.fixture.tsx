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
import { MarkLanguage, markStyles } from '../problems/Marks.js';
import type { DesignerProblem } from '../problems/checking/problem.js';
import type { ProblemView } from '../problems/problem-store.js';
import { provideProblems } from '../problems/use-problems.js';
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

const nothingWrong: ProblemView = { by: 'worker', problems: [], errors: 0, warnings: 0, marks: new Map(), document: undefined };

/** An error at each of these. */
function wrong(ids: readonly string[]): ProblemView {
  const problems = ids.map((id): DesignerProblem => {
    const words = { en: 'No flow leads here.', ru: 'Сюда не ведёт ни один поток.' };
    return { key: id, code: 'ELEMENT_UNREACHABLE', severity: 'error', elementId: id, jsonPointer: `/elements/${id}`, words, params: {} };
  });
  const marks = new Map(problems.map((problem) => [problem.key, { severity: problem.severity, problems: [problem] }]));
  return { ...nothingWrong, problems, errors: problems.length, marks };
}

function Drawn({ shown, language, scheme, state }: CellProps & { readonly state: State }) {
  const surface = useRef<HTMLDivElement>(null);
  const store = useMemo(() => {
    const made = createDesignerStore({ document: shown.document, newId: newBrowserId });
    const found = state === 'invalid' ? wrong(shown.ids) : nothingWrong;
    provideProblems(made, { view: () => found, subscribe: () => () => undefined });
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
        <MarkLanguage value={language}>
          <Box ref={surface} sx={[{ height: 1 }, markStyles]}>
            {state === 'focused' ? <DesignerSurface {...told} /> : <DesignerCanvas {...told} />}
          </Box>
        </MarkLanguage>
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
