import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import { unseen } from '../../theme/index.js';
import type { PanelProps } from '../frame/panel.js';
import { useDesigner } from '../state/use-designer.js';
import { markWords } from './mark-words.js';
import { problemTexts } from './problem-texts.js';
import { useProblems } from './use-problems.js';

/** Told only when it has stayed so for a while, in milliseconds: whoever types hears nothing of what is only half done. */
const settled = 1500;

/** Says, to who listens, how many problems there are when that has changed, and what is wrong with the one thing that is chosen. */
export function ProblemsStatus({ language }: PanelProps) {
  const counts = useProblems(({ by, errors, warnings }) =>
    by === 'worker' || by === 'page' ? problemTexts(language).counted(errors, warnings) : undefined,
  );
  const [before, setBefore] = useState<string>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (counts === undefined || counts === before) return undefined;
    // What was there when the process was opened stands in the list; only what changes is told.
    if (before === undefined) {
      setBefore(counts);
      return undefined;
    }
    const timer = setTimeout(() => {
      setBefore(counts);
      setSaid(counts);
    }, settled);
    return () => clearTimeout(timer);
  }, [counts, before]);
  const chosen = useDesigner(({ selection }) => (selection.size === 1 ? [...selection][0] : undefined));
  const mark = useProblems(({ marks }) => (chosen === undefined ? undefined : marks.get(chosen)));
  return (
    <>
      <Box component="span" role="status" sx={unseen}>
        {said}
      </Box>
      <Box component="span" role="status" sx={unseen}>
        {mark ? markWords(mark, language) : ''}
      </Box>
    </>
  );
}
