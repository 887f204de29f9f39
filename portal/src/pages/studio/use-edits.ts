import type { DesignerStore, ProcessDesignerProps } from '@millrace/designer/process-designer';
import { replaceDocument } from '@millrace/designer/document';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import { isPassing } from '../../api/problem.js';
import type { DraftView } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { DraftEdits, type EditsState } from '../../sending/draft-edits.js';
import { keepEdits } from '../../sending/kept-edits.js';
import { editsBody } from './edits-body.js';

const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** What `useEdits` gives. */
export interface EditsOffer {
  readonly state: EditsState;
  readonly edits: DraftEdits;
  readonly onChange: NonNullable<ProcessDesignerProps['onChange']>;
}

/** Saves what is drawn in an open draft, and shows what others draw in it. */
export function useEdits(view: DraftView, person: string, designer: DesignerStore | null): EditsOffer {
  const { id } = view.card;
  const { api, sendOnLeaving, newKey, queryClient } = useServices();
  const { i18n } = useTranslation();
  const language = useRef(i18n.language);
  language.current = i18n.language;
  const [edits] = useState(
    () =>
      new DraftEdits(
        {
          send: async (base, all) => {
            const { revision } = await answered(api.POST('/drafts/{id}/changes', { params: { path: { id } }, body: editsBody(base, all) }));
            return revision;
          },
          sendOnLeaving: (base, all) => sendOnLeaving('POST', `/drafts/${encodeURIComponent(id)}/changes`, editsBody(base, all)),
          keep: (kept) => keepEdits(person, id, kept),
          later,
          newKey,
          isPassing,
        },
        view.card.revision,
      ),
  );
  const state = useSyncExternalStore(edits.subscribe, edits.snapshot);
  const showsOthers = useRef(false);
  useEffect(() => {
    const leave = (): void => edits.leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      // To another page of the portal: what a moment's pause still holds back is sent now.
      void edits.flush().then(() => queryClient.invalidateQueries({ queryKey: ['drafts'] }));
    };
  }, [edits, queryClient]);
  useEffect(() => {
    const { revision } = view.card;
    if (state !== 'saved' || designer === null) return;
    if (revision < edits.revision || (revision === edits.revision && !edits.isBehind)) {
      if (edits.isBehind) void queryClient.invalidateQueries({ queryKey: ['draft', id] });
      return;
    }
    showsOthers.current = true;
    designer.run(replaceDocument(view.definition));
    showsOthers.current = false;
    edits.seen(revision);
  }, [state, view, edits, designer, queryClient, id]);
  const onChange = useCallback<NonNullable<ProcessDesignerProps['onChange']>>(
    (definition, { kind, step, patches }) => {
      if (showsOthers.current) return;
      const label = step.label[language.current === 'ru' ? 'ru' : 'en'];
      edits.change(definition, `${kind} ${step.id}`, label, patches);
    },
    [edits],
  );
  return { state, edits, onChange };
}
