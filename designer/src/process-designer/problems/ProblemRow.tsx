import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { memo, useMemo } from 'react';
import { modelOf, type ProcessDraft } from '../../document/index.js';
import { StatusWord } from '../../patterns/StatusWord.js';
import { useDesignerStore } from '../state/use-designer.js';
import { nameOf } from './called.js';
import type { DesignerProblem } from './checking/problem.js';
import { fixesFor } from './fixes/index.js';
import { problemTexts } from './problem-texts.js';

/** What `<ProblemRow>` takes. */
export interface ProblemRowProps {
  readonly problem: DesignerProblem;
  /** The document that it was found in. */
  readonly document: ProcessDraft;
  readonly language: 'en' | 'ru';
  readonly isReadOnly: boolean;
}

/** One problem: how bad it is, where it is, what is wrong, and what can be done about it at once. */
export const ProblemRow = memo(function ProblemRow({ problem, document, language, isReadOnly }: ProblemRowProps) {
  const store = useDesignerStore();
  const texts = problemTexts(language);
  const { elementId, severity, words } = problem;
  const name = elementId === undefined ? texts.document : nameOf(modelOf(document), elementId, language);
  const fixes = useMemo(() => (isReadOnly ? [] : fixesFor(document, problem)), [document, problem, isReadOnly]);
  return (
    <Box
      component="li"
      data-problem={problem.key}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'baseline',
        columnGap: 1,
        rowGap: 0.25,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <StatusWord status={{ text: texts[severity], tone: severity === 'error' ? 'bad' : 'warn' }} />
      {elementId === undefined ? (
        <Typography variant="body2" component="span" sx={{ fontWeight: 'fontWeightMedium' }}>
          {name}
        </Typography>
      ) : (
        <Link
          component="button"
          type="button"
          variant="body2"
          title={texts.goTo(name)}
          onClick={() => store.goTo(elementId)}
          sx={{ textAlign: 'start', fontWeight: 'fontWeightMedium', overflowWrap: 'anywhere' }}
        >
          {name}
        </Link>
      )}
      <Typography variant="body2" sx={{ width: 1, overflowWrap: 'anywhere' }}>
        {words[language]}
      </Typography>
      {fixes.length > 0 ? (
        <Box role="group" aria-label={texts.fixes(name)} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, py: 0.25 }}>
          {fixes.map((fix) => (
            <Button key={fix.words.en} size="small" variant="outlined" color="inherit" onClick={() => store.run(fix.command)}>
              {fix.words[language]}
            </Button>
          ))}
        </Box>
      ) : null}
    </Box>
  );
});
