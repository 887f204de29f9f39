import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import { modelOf } from '../../document/index.js';
import type { PanelProps } from '../frame/panel.js';
import { useDesigner } from '../state/use-designer.js';
import type { DesignerProblem } from './checking/problem.js';
import { AskedProblem } from './Marks.js';
import { ProblemRow } from './ProblemRow.js';
import { problemTexts, type ProblemTexts } from './problem-texts.js';
import { useProblems } from './use-problems.js';

/** So many are shown at first, and so many more each time: a list of hundreds would hold up the page. */
const page = 30;

const none: readonly DesignerProblem[] = [];

/** What the check has found: errors and warnings, each with a way to where it is and with what can be done about it. */
export function ProblemsPanel({ language, isReadOnly }: PanelProps) {
  const texts = problemTexts(language);
  const view = useProblems((now) => now);
  const [isNarrowed, setNarrowed] = useState(false);
  const [most, setMost] = useState(page);
  // Whoever does not ask for the selection is not drawn again with each choice.
  const selection = useDesigner((now) => (isNarrowed ? now.selection : undefined));
  const { problems, document, by } = view;
  const shown = useMemo(() => {
    if (!selection || !document) return problems;
    const { poolOf } = modelOf(document);
    const isChosen = ({ elementId }: DesignerProblem): boolean =>
      elementId !== undefined && (selection.has(elementId) || selection.has(poolOf(elementId)?.id ?? ''));
    return selection.size === 0 ? none : problems.filter(isChosen);
  }, [problems, selection, document]);
  const listed = shown.slice(0, most);
  const list = useRef<HTMLDivElement>(null);
  const asked = useContext(AskedProblem);
  const answered = useRef<typeof asked>(undefined);
  useEffect(() => {
    if (!asked || asked === answered.current || !document) return;
    const { poolOf } = modelOf(document);
    const at = problems.findIndex(
      ({ elementId }) => elementId !== undefined && (elementId === asked.id || poolOf(elementId)?.id === asked.id),
    );
    const row = list.current?.querySelector(`[data-problem="${CSS.escape(problems[at]?.key ?? '')}"]`);
    if (row) {
      answered.current = asked;
      row.scrollIntoView({ block: 'nearest' });
      row.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    } else if (at >= 0) {
      setNarrowed(false);
      setMost(Math.ceil((at + 1) / page) * page);
    }
  }, [asked, problems, document, most, isNarrowed]);
  const empty = emptyWords(texts, by, shown.length, problems.length, selection?.size);
  return (
    <Stack ref={list} spacing={1}>
      <Stack direction="row" sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
        <Typography variant="body2" color="textSecondary">
          {problems.length === 0 ? '' : texts.counted(view.errors, view.warnings)}
        </Typography>
        {problems.length > 0 ? (
          <FormControlLabel
            control={<Checkbox size="small" checked={isNarrowed} onChange={(_event, checked) => setNarrowed(checked)} />}
            label={texts.onlySelected}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ) : null}
      </Stack>
      {by === 'page' ? (
        <Typography variant="body2" color="textSecondary">
          {texts.byPage}
        </Typography>
      ) : null}
      {empty.length > 0 ? (
        <Box>
          {empty.map((words, index) => (
            <Typography
              key={words}
              variant={index === 0 ? 'subtitle1' : 'body2'}
              component="p"
              color={index === 0 ? undefined : 'textSecondary'}
            >
              {words}
            </Typography>
          ))}
        </Box>
      ) : null}
      {(['error', 'warning'] as const).map((severity) => {
        const group = listed.filter((problem) => problem.severity === severity);
        const heading = severity === 'error' ? texts.errors : texts.warnings;
        return group.length === 0 || !document ? null : (
          <Box key={severity} component="section" aria-label={heading}>
            <Typography variant="subtitle2" component="h3" sx={{ mb: 0.5 }}>
              {heading}
            </Typography>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {group.map((problem) => (
                <ProblemRow key={problem.key} problem={problem} document={document} language={language} isReadOnly={isReadOnly} />
              ))}
            </Box>
          </Box>
        );
      })}
      {shown.length > listed.length ? (
        <Button size="small" sx={{ alignSelf: 'flex-start' }} onClick={() => setMost(most + page)}>
          {texts.more(Math.min(page, shown.length - listed.length))}
        </Button>
      ) : null}
    </Stack>
  );
}

/** What is said where nothing is listed. */
function emptyWords(texts: ProblemTexts, by: string, shown: number, all: number, selected: number | undefined): readonly string[] {
  if (by === 'waiting') return [texts.waiting];
  if (by === 'nobody') return [texts.byNobody];
  if (shown > 0) return [];
  if (all === 0) return [texts.nothing, texts.nothingWhy];
  return [selected === 0 ? texts.nothingSelected : texts.nothingInSelection];
}
