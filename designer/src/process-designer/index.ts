export { ProcessDesigner, type ProcessDesignerProps } from './ProcessDesigner.js';
export type { DesignerPanel, PanelProps, PanelSide } from './frame/panel.js';
export { useDesigner, useDesignerStore } from './state/use-designer.js';
export type { DesignerStore, DesignerView } from './state/designer-store.js';
export { useProblems } from './problems/use-problems.js';
export type { Mark, ProblemView } from './problems/problem-store.js';
export type { DesignerProblem } from './problems/checking/problem.js';
export type { KnownThing, KnownThings, Sample } from './properties/editing/panel-context.js';
export { ExportMenu, type ExportMenuProps } from './export/ExportMenu.js';
