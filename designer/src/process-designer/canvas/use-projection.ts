import { useMemo } from 'react';
import { drawingThemes } from '../../drawing/index.js';
import { useDesigner } from '../state/use-designer.js';
import { PlaneProjector, type ProjectedPlane } from './project-plane.js';

/** The plane that is shown, as React Flow takes it, in a language and a colour scheme. */
export function useProjection(language: string, scheme: 'light' | 'dark'): ProjectedPlane {
  const document = useDesigner((view) => view.document);
  const plane = useDesigner((view) => view.plane);
  const projector = useMemo(() => new PlaneProjector(drawingThemes[scheme], language), [language, scheme]);
  return useMemo(() => projector.project(document, plane), [projector, document, plane]);
}
