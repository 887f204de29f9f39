import { useTranslation } from 'react-i18next';
import { Nothing } from '../parts/Nothing.js';
import { usePageTitle } from '../parts/page-title.js';

/** Nothing is there, or nothing for this reader. */
export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t('problem.notFoundTitle'));
  const home = { id: 'home', label: t('problem.toHome'), href: '/' };
  return <Nothing title={t('problem.notFoundTitle')} text={t('problem.notFoundText')} action={home} />;
}
