import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the browser's tab and for screen readers. */
export function usePageTitle(title: string | undefined): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title === undefined || title === '' ? t('app.name') : t('app.title', { page: title });
  }, [title, t]);
}
