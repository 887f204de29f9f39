import type { DesignerPanel } from './panel.js';

/** The designer's own panels, in the order of their buttons. */
export const ownPanels: readonly DesignerPanel[] = [];
