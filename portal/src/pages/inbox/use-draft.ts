import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { answered } from '../../api/client.js';
import { isPassing } from '../../api/problem.js';
import type { JsonMap } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { DraftSaver } from '../../sending/draft-saver.js';
import { keptDraft, keepDraft } from '../../sending/kept-drafts.js';

const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/**
 * Keeps what is typed into a work item: at the service, and on this device until the service has it. `unsaved` is what an earlier page could not save.
 */
export function useDraft(person: string, id: string, allowed: boolean) {
  const { api, sendOnLeaving, newKey } = useServices();
  const [unsaved] = useState(() => keptDraft(person, id));
  const [saver] = useState(
    () =>
      new DraftSaver({
        save: async (data) => {
          const header = { 'Idempotency-Key': newKey() };
          await answered(api.PUT('/work-items/{id}/draft', { params: { path: { id }, header }, body: { data } }));
          keepDraft(person, id, null);
        },
        saveOnLeaving: (data) => sendOnLeaving('PUT', `/work-items/${encodeURIComponent(id)}/draft`, { data }, newKey()),
        later,
        isPassing,
      }),
  );
  const state = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const last = useRef<string | null>(null);
  useEffect(() => {
    const leave = (): void => saver.leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void saver.flush();
    };
  }, [saver]);
  return {
    state,
    unsaved,
    change: (data: JsonMap): void => {
      const text = JSON.stringify(data);
      if (!allowed || text === last.current) return;
      last.current = text;
      keepDraft(person, id, data);
      saver.change(data);
    },
    /** It is decided: no draft is saved after this. */
    close: async (): Promise<void> => {
      await saver.close();
      keepDraft(person, id, null);
    },
  };
}
