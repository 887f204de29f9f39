import { QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { createContext, useContext } from 'react';
import { v7 as newKey } from 'uuid';
import { answered, type Api, createApi } from '../api/client.js';
import { createDoor } from '../api/door.js';
import { LiveUpdates } from '../api/live.js';
import { isPassing, Unreachable } from '../api/problem.js';
import { keysOf, queries } from '../api/queries.js';
import { type Decision, type DecisionBody, DecisionQueue } from '../sending/decision-queue.js';
import { Fillings } from '../sending/fillings.js';
import { keysInUse } from '../sending/in-use.js';
import { SessionStore, type TabMessage } from '../session/session-store.js';
import { Connection } from './connection.js';

/** Everything that lives as long as the page does. */
export interface Services {
  readonly api: Api;
  readonly ask: ReturnType<typeof queries>;
  readonly queryClient: QueryClient;
  readonly session: SessionStore;
  readonly connection: Connection;
  readonly live: LiveUpdates;
  readonly fillings: Fillings;
  readonly decisions: DecisionQueue;
  /** Decisions that were taken back, by work item: what was typed is there when it is opened again. */
  readonly takenBack: Map<string, DecisionBody>;
  readonly texts: i18n;
  readonly newKey: () => string;
  /** Sends something while the page is being left; nobody waits for the answer. */
  readonly sendOnLeaving: (method: 'POST' | 'PUT', path: string, body: unknown, key?: string) => void;
}

const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Puts the services of a page together. */
export function createServices(texts: i18n): Services {
  const { origin } = window.location;
  const queryClient = new QueryClient({
    defaultOptions: {
      // Offline is our own affair: a paused query would never say that the connection is lost.
      queries: { networkMode: 'always', staleTime: 5_000, retry: (count, error) => isPassing(error) && count < 2, retryDelay: 600 },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  const connection = new Connection(
    async () => {
      const response = await fetch('/api/health/live', { cache: 'no-store', signal: AbortSignal.timeout(5_000) });
      if (response.status >= 500) throw new Unreachable(`HTTP ${response.status}`);
    },
    later,
    () => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'inbox' && queryKey[0] !== 'service' }),
  );
  const door = createDoor((request) => fetch(request), {
    csrfToken: () => session.csrfToken(),
    language: () => texts.language,
    renew: () => session.renew(),
    signInAgain: () => session.signInAgain(),
  });
  const watched = async (request: Request): Promise<Response> => {
    try {
      const response = await door(request);
      connection.answered();
      return response;
    } catch (error) {
      if (error instanceof Unreachable) connection.failed();
      throw error;
    }
  };
  const api = createApi(watched, origin);
  const session = new SessionStore(
    {
      read: () => answered(api.GET('/session')),
      signIn: (login, password) => answered(api.POST('/session', { body: { login, password } })),
      signOut: async () => void (await answered(api.DELETE('/session'))),
    },
    tabs(),
  );
  const sendOnLeaving = (method: 'POST' | 'PUT', path: string, body: unknown, key?: string): void => {
    const token = session.csrfToken();
    const headers = {
      'Content-Type': 'application/json',
      'Accept-Language': texts.language,
      ...(token === null ? {} : { 'X-CSRF-Token': token }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    };
    void fetch(`/api/v1${path}`, { method, headers, body: JSON.stringify(body), keepalive: true, credentials: 'same-origin' }).catch(
      () => undefined,
    );
  };
  const storage = storageOf(() => window.localStorage);
  const decisions = new DecisionQueue({
    storage,
    now: Date.now,
    newKey,
    later,
    isPassing,
    send: async (decision) => {
      await complete(api, decision);
      // Nobody waits for what is read again: the decision is done.
      void Promise.all(
        [['inboxCount'], ['workItem', decision.workItem], ['requests'], ['request']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
    sendOnLeaving: ({ workItem, body, key }) => sendOnLeaving('POST', `/work-items/${encodeURIComponent(workItem)}/complete`, body, key),
  });
  const fillings = new Fillings({ storage, tab: storageOf(() => window.sessionStorage), now: Date.now, newKey, inUse: keysInUse });
  const live = new LiveUpdates({
    open: (topics) => new EventSource(`/api/v1/events?topics=${encodeURIComponent(topics.join(','))}`),
    later,
    onChange: (topic, id) => {
      for (const queryKey of keysOf(topic, id)) void queryClient.invalidateQueries({ queryKey });
      window.dispatchEvent(new CustomEvent('millrace:change', { detail: topic }));
    },
    onLost: () => connection.doubt(),
    onGap: () => {
      connection.answered();
      for (const topic of ['inbox', 'requests', 'notifications']) {
        for (const queryKey of keysOf(topic, null)) void queryClient.invalidateQueries({ queryKey });
        window.dispatchEvent(new CustomEvent('millrace:change', { detail: topic }));
      }
    },
  });
  window.addEventListener('pagehide', () => decisions.leave());
  window.addEventListener('online', () => connection.retry());
  window.addEventListener('offline', () => connection.doubt());
  fillings.tidy();
  return {
    api,
    ask: queries(api),
    queryClient,
    session,
    connection,
    live,
    fillings,
    decisions,
    takenBack: new Map(),
    texts,
    newKey,
    sendOnLeaving,
  };
}

async function complete(api: Api, { workItem, key, body }: Decision): Promise<void> {
  await answered(api.POST('/work-items/{id}/complete', { params: { path: { id: workItem }, header: { 'Idempotency-Key': key } }, body }));
}

/** Storage that a browser forbids is an empty one. */
function storageOf(read: () => Storage): Storage | MemoryStorage {
  try {
    const storage = read();
    storage.getItem('millrace');
    return storage;
  } catch {
    return new MemoryStorage();
  }
}

class MemoryStorage {
  readonly #texts = new Map<string, string>();
  get length(): number {
    return this.#texts.size;
  }
  key(index: number): string | null {
    return [...this.#texts.keys()][index] ?? null;
  }
  getItem(name: string): string | null {
    return this.#texts.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    this.#texts.set(name, value);
  }
  removeItem(name: string): void {
    this.#texts.delete(name);
  }
}

function tabs() {
  const channel = new BroadcastChannel('millrace-session');
  return {
    post: (message: TabMessage) => channel.postMessage(message),
    listen: (listener: (message: TabMessage) => void) =>
      channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => listener(data)),
  };
}

/** The services around the page. */
export const ServicesContext = createContext<Services | null>(null);

/** The services around this component. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('A component of the portal stands outside of the portal.');
  return services;
}
