import { Skeletons } from '@millrace/designer/patterns';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { PageProblem } from '../../parts/PageProblem.js';

/** The drawing comes after the rest of the page. */
const Viewer = lazy(async () => ({ default: (await import('./loaded-viewer.js')).ProcessViewer }));

/** The process of a request as a diagram, with the path taken and the present step. */
export function RouteDiagram({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { ask } = useServices();
  const { language } = usePreferences();
  const route = useQuery(ask.route(id));
  const waiting = <Skeletons label={t('request.routeLoading')} rows={3} />;
  if (route.data === undefined) return route.isError ? <PageProblem error={route.error} onRetry={() => void route.refetch()} /> : waiting;
  return (
    <Suspense fallback={waiting}>
      <Viewer definition={route.data.definition} elements={route.data.elements} flows={route.data.flows} language={language} />
    </Suspense>
  );
}
