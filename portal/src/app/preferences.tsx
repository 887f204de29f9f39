import { MillraceTheme, schemeKey, type SchemeChoice } from '@millrace/designer/theme';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/client.js';
import { chooseLanguage, keptLanguage, type Language } from '../i18n/i18n.js';
import { useServices } from './services.js';

/** How the person reads: language, time zone, light or dark. */
export interface Preferences {
  readonly language: Language;
  readonly zone: string;
  readonly scheme: SchemeChoice;
  readonly setLanguage: (language: Language) => void;
  readonly setScheme: (scheme: SchemeChoice) => void;
}

const Context = createContext<Preferences | null>(null);

/** The preferences of the person around this component. */
export function usePreferences(): Preferences {
  const preferences = useContext(Context);
  if (preferences === null) throw new Error('A component of the portal stands outside of the portal.');
  return preferences;
}

/** The browser's own zone. */
export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Keeps how the person reads on this device and at the service, and draws everything inside in it. */
export function PreferencesKeeper({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  const { texts, session, api } = useServices();
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'ru' ? 'ru' : 'en';
  const [scheme, setScheme] = useState(keptScheme);
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const person = state.kind === 'somebody' ? state.person : null;
  const zone = person?.zone ?? browserZone();
  const theirs = person?.language ?? null;

  // Whoever signs in reads in the language that the service remembers of them; what it does not know yet, it is told.
  const id = person?.id;
  useEffect(() => {
    if (id === undefined) return;
    if (theirs !== null) void chooseLanguage(texts, theirs);
    else if (keptLanguage() !== null)
      void answered(api.PATCH('/session', { body: { language: keptLanguage() ?? 'en' } })).catch(() => undefined);
  }, [id, theirs, texts, api]);

  // A choice in another tab shows here too.
  useEffect(() => {
    const listen = (event: StorageEvent) => {
      if (event.key === schemeKey) setScheme(keptScheme());
    };
    window.addEventListener('storage', listen);
    return () => window.removeEventListener('storage', listen);
  }, []);

  const value = useMemo<Preferences>(
    () => ({
      language,
      zone,
      scheme,
      setLanguage: (chosen) => {
        void chooseLanguage(texts, chosen);
        if (id === undefined) return;
        // The page has switched already; a service that is away is told at the next change.
        void answered(api.PATCH('/session', { body: { language: chosen } })).then(
          (next) => session.adopt(next),
          () => undefined,
        );
      },
      setScheme: (chosen) => {
        setScheme(chosen);
        try {
          localStorage.setItem(schemeKey, chosen);
        } catch {
          return;
        }
      },
    }),
    [language, zone, scheme, texts, api, session, id],
  );
  return (
    <Context.Provider value={value}>
      <MillraceTheme scheme={scheme} {...(nonce === '' ? {} : { nonce })}>
        {children}
      </MillraceTheme>
    </Context.Provider>
  );
}

function keptScheme(): SchemeChoice {
  try {
    const kept = localStorage.getItem(schemeKey);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}
