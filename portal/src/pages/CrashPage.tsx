import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { useServices } from '../app/services.js';
import { Nothing } from '../parts/Nothing.js';
import { usePageTitle } from '../parts/page-title.js';

/** Shown in the place of a page that broke, whose files did not come without a connection, or whose files are gone because the portal was updated under it. */
export function CrashPage({ inFrame = false }: { readonly inFrame?: boolean }) {
  const { t } = useTranslation();
  const error = useRouteError();
  // The browser's words for a module that could not be fetched.
  const missing = error instanceof TypeError && /import|module/i.test(error.message);
  const found = useFound(missing);
  const words = missing ? (found ? 'newVersion' : 'offline') : 'crash';
  const title = t(`problem.${words}Title`);
  usePageTitle(title);
  const reload = { id: 'reload', label: t('problem.reload'), onSelect: () => window.location.reload() };
  const page = <Nothing title={title} text={t(`problem.${words}Text`)} {...(words === 'offline' ? {} : { action: reload })} />;
  return inFrame ? page : <main>{page}</main>;
}

/**
 * Whether the service answers, though a file of the page did not come. Asks it once; if it does not answer, the page is
 * loaded again when the connection is back: browsers keep a failed import for as long as the page lives.
 */
function useFound(missing: boolean): boolean {
  const { connection } = useServices();
  const lost = useSyncExternalStore(connection.subscribe, connection.snapshot);
  const [wasLost, setWasLost] = useState(lost);
  useEffect(() => {
    if (missing) connection.probe();
  }, [missing, connection]);
  useEffect(() => {
    if (!missing) return;
    if (lost) setWasLost(true);
    else if (wasLost) window.location.reload();
  }, [missing, lost, wasLost]);
  return !lost && !wasLost;
}
