import { AppFrame, type NavigationItem, ProgressLine } from '@millrace/designer/patterns';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { useLive } from '../parts/use-live.js';
import { Decisions } from './Decisions.js';
import { OfflineNotice } from './OfflineNotice.js';
import { PrintedBy } from './PrintedBy.js';
import { usePreferences } from './preferences.js';
import { useServices } from './services.js';
import { SignInAgain } from './SignInAgain.js';

/** What stands around every page of who is signed in: navigation, live updates, the offer to undo, the dialog of an expired session. */
export function Frame() {
  const { t } = useTranslation();
  const { session, ask, decisions } = useServices();
  const { language, scheme, setLanguage, setScheme } = usePreferences();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const waiting = useSyncExternalStore(decisions.subscribe, decisions.snapshot);
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const count = useQuery(ask.inboxCount());
  const unread = useInfiniteQuery(ask.notifications(true, 100));
  useLive('inbox');
  useLive('requests');
  useLive('notifications');
  useFocusOnNavigation(pathname);
  const name = state.kind === 'somebody' ? state.person.name : '';
  const studio = state.kind === 'somebody' && state.person.studio.read;
  // What was just decided no longer waits, though the service hears of it in a moment.
  const inbox = Math.max(0, (count.data?.inbox ?? 0) - waiting.filter(({ state: how }) => how !== 'refused').length);
  const items = useMemo<readonly NavigationItem[]>(
    () => [
      { id: 'home', label: t('nav.home'), href: '/' },
      { id: 'inbox', label: t('nav.inbox'), href: '/inbox', ...(inbox > 0 ? { count: inbox } : {}) },
      { id: 'requests', label: t('nav.requests'), href: '/requests' },
      { id: 'services', label: t('nav.services'), href: '/services' },
      ...(studio ? [{ id: 'studio', label: t('nav.studio'), href: '/studio' }] : []),
    ],
    [t, inbox, studio],
  );
  const news = unread.data?.pages.reduce((sum, page) => sum + page.items.length, 0) ?? 0;
  return (
    <AppFrame
      name={t('app.name')}
      homeHref="/"
      navigation={items}
      current={currentOf(pathname)}
      language={language}
      onLanguage={setLanguage}
      scheme={scheme}
      onScheme={setScheme}
      account={{
        name,
        actions: [
          { id: 'settings', label: t('nav.account'), href: '/settings' },
          { id: 'signOut', label: t('app.signOut'), onSelect: () => void decisions.flush().then(() => session.signOut()) },
        ],
      }}
      notifications={{ count: news, href: '/notifications' }}
      notice={<OfflineNotice />}
      texts={{
        skip: t('app.skip'),
        navigation: t('app.navigation'),
        more: t('app.menu'),
        language: t('app.language'),
        scheme: { label: t('scheme.label'), light: t('scheme.light'), dark: t('scheme.dark'), system: t('scheme.system') },
        account: (who) => `${t('app.account')}: ${who}`,
        notifications: (how) => (how === 0 ? t('nav.notifications') : t('notifications.count', { count: how })),
      }}
    >
      <PrintedBy name={name} />
      <ProgressLine active={navigation.state === 'loading'} label={t('app.loading')} />
      <Outlet />
      <Decisions />
      <SignInAgain />
    </AppFrame>
  );
}

function currentOf(pathname: string): string | null {
  const [, first = ''] = pathname.split('/');
  if (first === '') return 'home';
  return ['inbox', 'requests', 'services', 'studio'].includes(first) ? first : null;
}

/** A page that was navigated to takes the focus, so that a keyboard or a screen reader goes on there. Moving inside the inbox keeps its own focus. */
function useFocusOnNavigation(pathname: string): void {
  const place = pathname.startsWith('/inbox') ? '/inbox' : pathname;
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    document.getElementById('content')?.focus();
    window.scrollTo(0, 0);
  }, [place]);
}
