import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Nothing } from '../parts/Nothing.js';
import { usePageTitle } from '../parts/page-title.js';

/** Shown in the place of a page that broke, or whose files are gone because the portal was updated under it. */
export function CrashPage({ inFrame = false }: { readonly inFrame?: boolean }) {
  const { t } = useTranslation();
  const error = useRouteError();
  // The browser's words for a module that could not be fetched.
  const outdated = error instanceof TypeError && /import|module/i.test(error.message);
  const title = outdated ? t('problem.newVersionTitle') : t('problem.crashTitle');
  usePageTitle(title);
  const reload = { id: 'reload', label: t('problem.reload'), onSelect: () => window.location.reload() };
  const text = outdated ? t('problem.newVersionText') : t('problem.crashText');
  const page = <Nothing title={title} text={text} action={reload} />;
  return inFrame ? page : <main>{page}</main>;
}
