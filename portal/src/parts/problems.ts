import type { Loading, Problem } from '@millrace/designer/patterns';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, Unreachable } from '../api/problem.js';

/** Says what went wrong in the reader's words: what happened and what to do, never a code alone. */
export function useProblem(): (error: unknown) => Problem {
  const { t } = useTranslation();
  return useCallback(
    (error) => {
      const said = (title: string, advice: string, code: string, id?: string | null): Problem => ({
        title,
        advice,
        code,
        ...(id === null || id === undefined ? {} : { id }),
      });
      if (error instanceof Unreachable) return said(t('problem.unreachable'), t('problem.unreachableAdvice'), 'UNREACHABLE');
      if (!(error instanceof ApiProblem)) return said(t('problem.unknown'), t('problem.unknownAdvice'), 'PAGE');
      const { code, status, title, reference } = error;
      if (status >= 500 && code !== 'INTERNAL' && title !== '') return said(title, t('problem.busyAdvice'), code, reference);
      if (status >= 500) return said(t('problem.internal'), t('problem.internalAdvice'), code, reference);
      if (title === '') return said(t('problem.unknown'), t('problem.unknownAdvice'), code);
      if (code === 'TOO_MANY_TRIES')
        return { code, title: t('signIn.tooMany', { count: Math.ceil(Number(error.params['seconds'] ?? 60) / 60) }) };
      if (code === 'SIGN_IN_REFUSED') return { code, title: t('signIn.refused'), advice: t('signIn.refusedAdvice') };
      return { code, title };
    },
    [t],
  );
}

/** The part of a query's result that says where its data is. */
interface Asked {
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
}

/** Where the data of a page is, for the patterns of the designer. */
export function useLoading(): (query: Asked) => Loading {
  const problem = useProblem();
  return useCallback(
    ({ isPending, isError, error, refetch }) => {
      if (isError) return { state: 'failed', problem: problem(error), onRetry: () => void refetch() };
      return { state: isPending ? 'loading' : 'ready' };
    },
    [problem],
  );
}
