import { createContext, useContext, useEffect, useMemo, useState, type MouseEvent, type ReactNode } from 'react';

/** A language of the interface. */
export type Language = 'en' | 'ru';

/** Who reads: the language and time zone everything is written in, and how a link is followed. */
export interface ReaderValue {
  readonly language: Language;
  /** IANA time zone, `Europe/Moscow`. */
  readonly zone: string;
  /** Follows an address of ours without loading the page anew (the router's `navigate`); absent: the browser follows it. */
  readonly onNavigate?: (href: string) => void;
  /** Clock in ms, for tests and stories; absent: the machine's. */
  readonly now?: () => number;
}

const ReaderContext = createContext<ReaderValue>({ language: 'en', zone: 'UTC' });

/** What `<Reader>` takes. */
export interface ReaderProps extends ReaderValue {
  readonly children: ReactNode;
}

/**
 * Says once, around all patterns, who reads and how links are followed. The patterns know no router: every link in them is a plain
 * `<a href>`, and a plain click on one of ours goes to `onNavigate`.
 *
 * @example <Reader language="ru" zone="Europe/Moscow" onNavigate={(href) => void navigate(href)}>…</Reader>
 */
export function Reader({ language, zone, onNavigate, now, children }: ReaderProps) {
  const value = useMemo<ReaderValue>(
    () => ({ language, zone, ...(onNavigate ? { onNavigate } : {}), ...(now ? { now } : {}) }),
    [language, zone, onNavigate, now],
  );
  return <ReaderContext.Provider value={value}>{children}</ReaderContext.Provider>;
}

/** The reader around this component. */
export const useReader = () => useContext(ReaderContext);

/**
 * Properties of an `<a>`: the address, and a click that stays in the application. Clicks with a modifier or the middle button, and
 * addresses of other sites, stay the browser's.
 */
export function useLink() {
  const { onNavigate } = useReader();
  return (href: string) => ({
    href,
    onClick: (event: MouseEvent) => {
      const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!onNavigate || !plain || event.defaultPrevented || !/^[/?#](?!\/)/.test(href)) return;
      event.preventDefault();
      onNavigate(href);
    },
  });
}

/** The time in ms, read again every half minute, so that "in 5 minutes" stays true. */
export function useNow(): number {
  const { now } = useReader();
  const read = now ?? Date.now;
  const [value, setValue] = useState(read);
  useEffect(() => {
    setValue(read());
    const timer = setInterval(() => setValue(read()), 30_000);
    return () => clearInterval(timer);
  }, [read]);
  return value;
}
