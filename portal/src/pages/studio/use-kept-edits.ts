import { useEffect, useState } from 'react';
import { answered } from '../../api/client.js';
import { ApiProblem, isPassing } from '../../api/problem.js';
import { useServices } from '../../app/services.js';
import type { KeptEdits } from '../../sending/draft-edits.js';
import { keepEdits, keptEdits } from '../../sending/kept-edits.js';
import { editsBody } from './edits-body.js';

/** Edits that an earlier page could not send and the service now refuses. */
export interface RefusedEdits {
  readonly kept: KeptEdits;
  readonly error: unknown;
}

/** What `useKeptEdits` gives. */
export interface KeptOffer {
  readonly state: 'sending' | 'done' | 'failed';
  readonly refused: RefusedEdits | null;
  readonly error: unknown;
  readonly again: () => void;
}

/** Sends what an earlier page could not, before the draft is read: what was drawn without a connection is there after a reload. */
export function useKeptEdits(person: string, id: string): KeptOffer {
  const { api } = useServices();
  const [kept] = useState(() => keptEdits(person, id));
  const [state, setState] = useState<KeptOffer['state']>(kept === null ? 'done' : 'sending');
  const [error, setError] = useState<unknown>(null);
  const [refused, setRefused] = useState<RefusedEdits | null>(null);
  useEffect(() => {
    if (kept === null || state !== 'sending') return;
    let isShown = true;
    const after = (next: KeptOffer['state']): void => {
      if (isShown) setState(next);
    };
    answered(api.POST('/drafts/{id}/changes', { params: { path: { id } }, body: editsBody(kept.base, kept.edits.slice(0, 100)) })).then(
      () => {
        keepEdits(person, id, null);
        after('done');
      },
      (refusal: unknown) => {
        setError(refusal);
        if (isPassing(refusal)) return after('failed');
        // A draft that is gone tells so itself.
        if (!(refusal instanceof ApiProblem && refusal.status === 404)) setRefused({ kept, error: refusal });
        after('done');
      },
    );
    return () => {
      isShown = false;
    };
  }, [kept, state, api, person, id]);
  return { state, refused, error, again: () => setState('sending') };
}
