import type { DesignerPanel } from './panel.js';
import { problemsPanel } from '../problems/index.js';

/** The designer's own panels, in the order of their buttons. */
export const ownPanels: readonly DesignerPanel[] = [problemsPanel];
