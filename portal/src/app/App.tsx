import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { PreferencesKeeper } from './preferences.js';
import { createRouter } from './routes.js';
import { type Services, ServicesContext } from './services.js';

/** What `<App>` takes. */
export interface AppProps {
  readonly services: Services;
  /** Of the page's Content-Security-Policy; '' where there is none. */
  readonly nonce: string;
}

/** The portal. */
export function App({ services, nonce }: AppProps) {
  const router = useMemo(createRouter, []);
  return (
    <ServicesContext value={services}>
      <I18nextProvider i18n={services.texts}>
        <QueryClientProvider client={services.queryClient}>
          <PersonKeeper services={services} />
          <PreferencesKeeper nonce={nonce}>
            <RouterProvider router={router} />
          </PreferencesKeeper>
        </QueryClientProvider>
      </I18nextProvider>
    </ServicesContext>
  );
}

/** What one person was shown is gone before another sees a page; decisions that an earlier page left behind are sent. */
function PersonKeeper({ services }: { readonly services: Services }) {
  const { session, queryClient, decisions, live } = services;
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const person = state.kind === 'somebody' ? state.person.id : null;
  useEffect(() => {
    if (person === null) return;
    decisions.resume(person);
    return () => {
      queryClient.clear();
      live.close();
    };
  }, [person, decisions, queryClient, live]);
  return null;
}
