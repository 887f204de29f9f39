import { useReactFlow } from '@xyflow/react';
import { createRoot } from 'react-dom/client';
import type { ProcessDraft } from '../../src/document/index.js';
import { ProcessDesigner } from '../../src/process-designer/index.js';
import { MillraceTheme } from '../../src/theme/index.js';
import type { DesignerPanel } from '../../src/process-designer/frame/panel.js';
import type { Surface } from './surface.js';

/** Lets the bench set the scene; drawn as a badge, since badges are always there. */
function Handle() {
  const flow = useReactFlow();
  const surface: Surface = {
    look: (x, y, zoom) => void flow.setViewport({ x: -x * zoom, y: -y * zoom, zoom }),
    lookAtAll: () => void flow.fitView({ padding: 0.02 }),
    focus: () => document.querySelector<HTMLElement>('[role=application]')?.focus({ preventScroll: true }),
    chosen: () => document.querySelectorAll('.react-flow__node.selected').length,
    place: (id) => {
      const box = document.querySelector(`.react-flow__node[data-id="${id}"]`)?.getBoundingClientRect();
      return box && [box.x, box.y, box.width, box.height];
    },
    view: () => document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? '',
  };
  window.surface = surface;
  return null;
}

const panels: readonly DesignerPanel[] = [
  { id: 'bench', side: 'right', label: { en: 'Bench', ru: 'Bench' }, Content: () => null, Badge: Handle },
];

/** Opens a diagram in our designer. */
export function openOurs(root: HTMLElement, definition: ProcessDraft): Promise<void> {
  createRoot(root).render(
    <MillraceTheme scheme="light">
      <ProcessDesigner definition={definition} language="en" panels={panels} />
    </MillraceTheme>,
  );
  return new Promise((done) => {
    const look = (): void => {
      if (document.querySelector('.react-flow__node') && window.surface) done();
      else requestAnimationFrame(look);
    };
    look();
  });
}
