import type { Status } from '@millrace/designer/patterns';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftCard } from '../../api/shapes.js';

/** How a draft stands to what is published, in words. */
export function useStanding(): (card: Pick<DraftCard, 'published'>) => Status {
  const { t } = useTranslation();
  return useCallback(
    ({ published }) => {
      if (published === null) return { text: t('studio.never'), tone: 'neutral' };
      if (published.executed === 'differs') return { text: t('studio.differs'), tone: 'warn' };
      if (published.drawn === 'differs') return { text: t('studio.drawnDiffers'), tone: 'accent' };
      return { text: t('studio.same'), tone: 'ok' };
    },
    [t],
  );
}
