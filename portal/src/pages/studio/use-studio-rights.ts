import { useSyncExternalStore } from 'react';
import { useServices } from '../../app/services.js';

const none = { read: false, create: false } as const;

/** Who looks, and whether they may read and create drafts at all. */
export function useStudioRights(): { readonly person: string; readonly read: boolean; readonly create: boolean } {
  const { session } = useServices();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  return state.kind === 'somebody' ? { person: state.person.id, ...state.person.studio } : { person: '', ...none };
}
