import type { ListTexts } from '@millrace/designer/patterns';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Words that the parts of the designer ask for again and again. */
export function useCommonTexts() {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      retry: t('common.retry'),
      code: t('common.code'),
      cancel: t('common.cancel'),
      due: { due: (when: string) => t('common.due', { when }), overdue: (when: string) => t('common.overdue', { when }) },
    }),
    [t],
  );
}

/** Words of a list. */
export function useListTexts(): ListTexts {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      views: t('common.filters'),
      filters: t('common.filters'),
      clearFilters: t('requests.clear'),
      loading: t('app.loading'),
      more: t('common.more'),
      fresh: (count: number) => t('common.fresh', { count }),
      retry: t('common.retry'),
      code: t('common.code'),
    }),
    [t],
  );
}
