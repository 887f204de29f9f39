import { Skeletons } from '@millrace/designer/patterns';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { GeneratedFormProps } from '@millrace/designer/forms';

/** The form is by far the largest part of a page, and comes after the rest of it. */
const Loaded = lazy(async () => ({ default: (await import('./loaded-form.js')).GeneratedForm }));

/** A generated form, loaded when it is first shown. */
export function Form(props: GeneratedFormProps) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<Skeletons label={t('app.loading')} rows={4} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
