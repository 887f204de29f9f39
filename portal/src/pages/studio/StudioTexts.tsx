import { ProgressLine } from '@millrace/designer/patterns';
import { type ReactNode, Suspense, use } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { studioTextsOf } from '../../i18n/i18n.js';

/** The texts of the studio come with its pages, so that nobody else loads them. */
export function StudioTexts({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<ProgressLine active label={t('app.loading')} />}>
      <Loaded>{children}</Loaded>
    </Suspense>
  );
}

function Loaded({ children }: { readonly children: ReactNode }) {
  const { texts } = useServices();
  use(studioTextsOf(texts));
  return children;
}
