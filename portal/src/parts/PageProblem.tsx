import { ProblemNotice } from '@millrace/designer/patterns';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { NotFoundPage } from '../pages/NotFoundPage.js';
import { Nothing } from './Nothing.js';
import { useProblem } from './problems.js';
import { useCommonTexts } from './texts.js';

/** What a page shows instead of what could not be read: not there, not allowed, or a problem with a way to try again. */
export function PageProblem({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const problem = useProblem();
  const texts = useCommonTexts();
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  if (error instanceof ApiProblem && error.status === 403) {
    const action = { id: 'home', label: t('problem.toHome'), href: '/' };
    return <Nothing title={t('problem.forbiddenTitle')} text={t('problem.forbiddenText')} action={action} />;
  }
  return <ProblemNotice problem={problem(error)} onRetry={onRetry} texts={texts} />;
}
