import type { ComponentType } from 'react';
import type { Words } from '../../document/index.js';

/** Where a panel stands around the canvas. */
export type PanelSide = 'left' | 'right' | 'bottom';

/** What every panel is told. The document and the selection it reads from the store around (`useDesigner`). */
export interface PanelProps {
  readonly language: 'en' | 'ru';
  readonly scheme: 'light' | 'dark';
  readonly isReadOnly: boolean;
}

/** A panel around the canvas; of those of one side at most one is open. */
export interface DesignerPanel {
  readonly id: string;
  readonly side: PanelSide;
  readonly label: Words;
  readonly Content: ComponentType<PanelProps>;
  /** Drawn within the button that opens the panel: how many problems there are, for example. */
  readonly Badge?: ComponentType<PanelProps>;
  /** Told to screen readers whether the panel is open or not: a `role="status"`. */
  readonly Status?: ComponentType<PanelProps>;
}

/** The panel that is open on each side, by its id. */
export type OpenPanels = Readonly<Partial<Record<PanelSide, string>>>;
