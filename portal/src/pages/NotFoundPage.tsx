import { Empty } from '@millrace/designer/patterns';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../parts/page-title.js';

/** Nothing is there, or nothing for this reader. */
export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t('problem.notFoundTitle'));
  return (
    <Empty
      content={{
        title: t('problem.notFoundTitle'),
        text: t('problem.notFoundText'),
        action: { id: 'home', label: t('problem.toHome'), href: '/' },
      }}
    />
  );
}
