import { useCallback, useEffect, useRef, useState } from 'react';
import { answered } from '../../api/client.js';
import { isPassing } from '../../api/problem.js';
import type { JsonMap, MadeRequest } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import type { Filling } from '../../sending/fillings.js';

/** How it stands with sending. `lost`: no answer came; it is tried again by itself, under the same key. */
export type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly error: unknown };

/** Between attempts while no answer comes, in milliseconds. */
const pause = 4_000;

/** What sending stands on. */
export interface SendingGround {
  readonly service: string;
  readonly sending: (data: JsonMap) => Filling | null;
  readonly refused: () => void;
  /** It has become a request, though the reader has left the page meanwhile. */
  readonly arrived: () => void;
  readonly done: (made: MadeRequest) => void;
}

/**
 * Sends a start form until it is answered. However often it is called, and however often the connection is lost, one key is used: it becomes one request.
 */
export function useSending({ service, sending, refused, arrived, done }: SendingGround) {
  const { api, connection } = useServices();
  const [state, setState] = useState<Sending>({ kind: 'idle' });
  const busy = useRef(false);
  const left = useRef(false);
  const data = useRef<JsonMap | null>(null);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);

  const attempt = useCallback(async (): Promise<void> => {
    if (busy.current || data.current === null || left.current) return;
    const filling = sending(data.current);
    if (filling === null) return;
    busy.current = true;
    setState((now) => (now.kind === 'lost' ? now : { kind: 'sending' }));
    try {
      const made = await answered(
        api.POST('/services/{id}/requests', {
          params: { path: { id: service }, header: { 'Idempotency-Key': filling.key } },
          body: { data: filling.data },
        }),
      );
      if (left.current) arrived();
      else done(made);
    } catch (error) {
      if (isPassing(error)) {
        setState({ kind: 'lost' });
      } else {
        refused();
        setState({ kind: 'refused', error });
      }
    } finally {
      busy.current = false;
    }
  }, [api, service, sending, refused, arrived, done]);

  const lost = state.kind === 'lost';
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(() => void attempt(), pause);
    const stop = connection.subscribe(() => {
      if (!connection.snapshot()) void attempt();
    });
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [lost, attempt, connection]);

  return {
    state,
    send: useCallback(
      (what: JsonMap) => {
        data.current = what;
        void attempt();
      },
      [attempt],
    ),
    again: useCallback(() => void attempt(), [attempt]),
    reset: useCallback(() => setState({ kind: 'idle' }), []),
  };
}
