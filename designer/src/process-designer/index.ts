export { ProcessDesigner, type ProcessDesignerProps } from './ProcessDesigner.js';
export type { DesignerPanel, PanelProps, PanelSide } from './frame/panel.js';
export { useDesigner, useDesignerStore } from './state/use-designer.js';
export type { DesignerStore, DesignerView } from './state/designer-store.js';
export { ExportMenu, type ExportMenuProps } from './export/ExportMenu.js';
