import type { DesignerPanel } from '../frame/panel.js';
import { problemTexts } from './problem-texts.js';
import { ProblemsBadge } from './ProblemsBadge.js';
import { ProblemsPanel } from './ProblemsPanel.js';
import { ProblemsStatus } from './ProblemsStatus.js';

/** The list of problems, below the canvas. */
export const problemsPanel: DesignerPanel = {
  id: 'problems',
  side: 'bottom',
  label: { en: problemTexts('en').title, ru: problemTexts('ru').title },
  Content: ProblemsPanel,
  Badge: ProblemsBadge,
  Status: ProblemsStatus,
};
