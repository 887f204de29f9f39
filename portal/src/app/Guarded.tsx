import { DocumentPage, ProblemNotice, ProgressLine } from '@millrace/designer/patterns';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useProblem } from '../parts/problems.js';
import { useCommonTexts } from '../parts/texts.js';
import { useServices } from './services.js';

/** Shows pages to who is signed in, and sends everybody else to sign in, from where they come back to where they were going. */
export function Guarded() {
  const { t } = useTranslation();
  const { session, connection } = useServices();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const lost = useSyncExternalStore(connection.subscribe, connection.snapshot);
  const location = useLocation();
  const problem = useProblem();
  const texts = useCommonTexts();
  const unreachable = state.kind === 'unreachable';
  useEffect(() => {
    // The service is back.
    if (unreachable && !lost) void session.load();
  }, [unreachable, lost, session]);
  if (state.kind === 'unknown') return <ProgressLine active label={t('app.loading')} />;
  if (state.kind === 'unreachable') {
    return (
      <DocumentPage title={t('app.name')}>
        <ProblemNotice problem={problem(state.error)} onRetry={() => void session.load()} texts={texts} />
      </DocumentPage>
    );
  }
  if (state.kind === 'nobody') {
    const to = location.pathname + location.search;
    return <Navigate to={to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`} replace />;
  }
  return <Outlet />;
}
