import Box from '@mui/material/Box';
import { unseen } from '../../theme/index.js';
import type { PanelProps } from '../frame/panel.js';
import { MarkSign, markSize } from './MarkSign.js';
import { problemTexts } from './problem-texts.js';
import { useProblems } from './use-problems.js';

/** How many errors and warnings there are, within the button of the panel: signs and numbers for the eye, words for the ear. */
export function ProblemsBadge({ language }: PanelProps) {
  const errors = useProblems((view) => view.errors);
  const warnings = useProblems((view) => view.warnings);
  const isKnown = useProblems((view) => view.by === 'worker' || view.by === 'page');
  if (!isKnown) return null;
  const part = (severity: 'error' | 'warning', count: number) =>
    count === 0 ? null : (
      <Box
        component="span"
        aria-hidden
        className={`problem-mark ${severity}`}
        sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25 }}
      >
        <svg width={markSize} height={markSize}>
          <MarkSign severity={severity} />
        </svg>
        <Box component="span" sx={{ color: 'text.primary', fontVariantNumeric: 'tabular-nums' }}>
          {count}
        </Box>
      </Box>
    );
  return (
    <>
      {part('error', errors)}
      {part('warning', warnings)}
      <Box component="span" sx={unseen}>
        {problemTexts(language).counted(errors, warnings)}
      </Box>
    </>
  );
}
