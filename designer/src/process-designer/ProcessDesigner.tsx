import { ReactFlowProvider } from '@xyflow/react';
import { useImperativeHandle, useMemo, type Ref } from 'react';
import type { DocumentChange, ProcessDraft } from '../document/index.js';
import { createPropertyRegistry, type PropertyRegistry } from '../elements/index.js';
import { DesignerFrame } from './frame/DesignerFrame.js';
import type { DesignerPanel } from './frame/panel.js';
import { DesignerSurface } from './DesignerSurface.js';
import { createDesignerStore, type DesignerStore } from './state/designer-store.js';
import { HostContext, type DesignerHost, type KnownThings, type Sample } from './properties/editing/panel-context.js';
import { DesignerContext } from './state/use-designer.js';
import { newBrowserId } from './state/browser-ids.js';

/** What `<ProcessDesigner>` takes. */
export interface ProcessDesignerProps {
  /** The process to draw; valid against the draft schema. Another `id` opens another document. */
  readonly definition: ProcessDraft;
  /** Told after every change, undo and redo, with the document as it is now and the patches that led there. */
  readonly onChange?: (definition: ProcessDraft, change: DocumentChange) => void;
  readonly language: 'en' | 'ru';
  readonly scheme?: 'light' | 'dark';
  readonly readOnly?: boolean;
  /** The host's own panels beside those of the designer: comments, for example. Keep the same array, or they are made anew. */
  readonly panels?: readonly DesignerPanel[];
  /** What the host does with the open document from outside: run a command, lead to an element. */
  readonly handle?: Ref<DesignerStore>;
  /** The properties that are asked, with what the host registered; its own where absent. */
  readonly registry?: PropertyRegistry;
  /** Forms, decisions, people and the like that a property can name: offered while one types. */
  readonly known?: KnownThings;
  /** Variables of past instances, to try expressions on; asked for when somebody wants one. */
  readonly samples?: () => Promise<readonly Sample[]>;
}

const none: readonly DesignerPanel[] = [];
const nothingKnown: KnownThings = {};

/** The process designer: draws a definition and tells every change. It keeps its own history from the definition it was opened with. */
export function ProcessDesigner({
  definition,
  onChange,
  language,
  scheme = 'light',
  readOnly = false,
  panels = none,
  handle,
  registry,
  known = nothingKnown,
  samples,
}: ProcessDesignerProps) {
  // The document belongs to the designer once it is open: what comes back from `onChange` must not open it anew.
  const store = useMemo(() => createDesignerStore({ document: definition, newId: newBrowserId, onChange }), [definition.id]);
  useImperativeHandle(handle, () => store, [store]);
  const host = useMemo<DesignerHost>(
    () => ({ registry: registry ?? createPropertyRegistry(), known, samples }),
    [registry, known, samples],
  );
  return (
    <DesignerContext value={store}>
      <HostContext value={host}>
        <ReactFlowProvider>
          <DesignerFrame language={language} scheme={scheme} isReadOnly={readOnly} panels={panels}>
            <DesignerSurface language={language} scheme={scheme} isReadOnly={readOnly} />
          </DesignerFrame>
        </ReactFlowProvider>
      </HostContext>
    </DesignerContext>
  );
}
