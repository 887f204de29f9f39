import { useCallback, useEffect, useRef, useState } from 'react';
import { answered } from '../../api/client.js';
import type { JsonMap } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import type { Filling } from '../../sending/fillings.js';
import { holdKey } from '../../sending/in-use.js';

/** A filling as the start page works with it. */
export interface OpenFilling {
  readonly filling: Filling;
  /**
   * What the form begins with: typed before, repeated from an earlier request, or nothing; `sentBefore`: an earlier wording has become a request, what was edited
   * since has not.
   */
  readonly from: 'empty' | 'restored' | 'repeated' | 'repeatFailed' | 'sentBefore';
}

const pause = 400;

/**
 * Opens the filling of a service's form and keeps what is typed: a moment after the last key, and at once when the page is left. `repeat` is the id of an earlier
 * request whose data the form begins with.
 */
export function useFilling(person: string, service: string, repeat: string | null) {
  const { fillings, api } = useServices();
  const [open, setOpen] = useState<OpenFilling | null>(null);
  const current = useRef<Filling | null>(null);
  const unkept = useRef<JsonMap | null>(null);
  const seen = useRef<Record<string, string>>({});

  const show = useCallback((filling: Filling, from: OpenFilling['from']) => {
    current.current = filling;
    setOpen({ filling, from });
  }, []);

  useEffect(() => {
    let wanted = true;
    setOpen(null);
    const begin = async (): Promise<void> => {
      if (repeat === null) {
        const { filling, restored } = await fillings.open(person, service);
        if (wanted) show(filling, restored ? 'restored' : 'empty');
        return;
      }
      try {
        const path = { id: repeat };
        const [{ data }, { sheet }] = await Promise.all([
          answered(api.GET('/instances/{id}/repeat', { params: { path } })),
          answered(api.GET('/instances/{id}', { params: { path } })),
        ]);
        if (wanted) show(fillings.keep(fillings.begin(person, service), data, sheet?.titles), 'repeated');
      } catch {
        if (wanted) show(fillings.begin(person, service), 'repeatFailed');
      }
    };
    void begin();
    return () => {
      wanted = false;
    };
  }, [person, service, repeat, fillings, api, show]);

  const flush = useCallback(() => {
    if (unkept.current === null || current.current === null) return;
    current.current = fillings.keep(current.current, unkept.current, seen.current);
    unkept.current = null;
  }, [fillings]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = useCallback(
    (data: JsonMap) => {
      unkept.current = data;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, pause);
    },
    [flush],
  );
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      clearTimeout(timer.current);
      flush();
    };
  }, [flush]);

  const key = open?.filling.key;
  useEffect(() => (key === undefined ? undefined : holdKey(key)), [key]);

  const drop = useCallback(() => {
    clearTimeout(timer.current);
    unkept.current = null;
    if (current.current !== null) fillings.drop(current.current);
    current.current = null;
  }, [fillings]);

  return {
    open,
    /** Remembers the title of a record that a lookup offered. */
    saw: useCallback((reference: string, title: string) => {
      seen.current[reference] = title;
    }, []),
    titles: (): Readonly<Record<string, string>> => ({ ...current.current?.titles, ...seen.current }),
    change,
    flush,
    /** Right before sending: answers the filling under whose key it is sent. */
    sending: useCallback(
      (data: JsonMap): Filling | null => {
        clearTimeout(timer.current);
        unkept.current = null;
        if (current.current === null) return null;
        current.current = fillings.sending({ ...current.current, data });
        return current.current;
      },
      [fillings],
    ),
    refused: useCallback(() => {
      if (current.current !== null) current.current = fillings.refused(current.current);
    }, [fillings]),
    drop,
    /** The service took an earlier wording under this key; what is typed now gets another. */
    renew: useCallback(() => {
      if (current.current !== null) show(fillings.renewed(current.current), 'sentBefore');
    }, [fillings, show]),
    anew: useCallback(() => {
      drop();
      show(fillings.begin(person, service), 'empty');
    }, [drop, show, fillings, person, service]),
  };
}
