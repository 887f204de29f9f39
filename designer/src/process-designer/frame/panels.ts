import { PropertiesPanel } from '../properties/PropertiesPanel.js';
import type { DesignerPanel } from './panel.js';
import { problemsPanel } from '../problems/index.js';

/** The designer's own panels, in the order of their buttons. */
export const ownPanels: readonly DesignerPanel[] = [
  { id: 'properties', side: 'right', label: { en: 'Properties', ru: 'Свойства' }, Content: PropertiesPanel },
  problemsPanel,
];
