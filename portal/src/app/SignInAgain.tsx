import { ReSignInDialog } from '@millrace/designer/patterns';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../parts/problems.js';
import { useServices } from './services.js';

/** Asks for the password over the page when the session has ended; the calls that found out are repeated after it. */
export function SignInAgain() {
  const { t } = useTranslation();
  const { session } = useServices();
  const problem = useProblem();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const person = state.kind === 'somebody' ? state.person : null;
  const submit = async (password: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await session.signIn(person?.id ?? '', password);
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ReSignInDialog
      open={state.kind === 'somebody' && state.expired}
      name={person?.name ?? ''}
      login={person?.id ?? ''}
      busy={busy}
      {...(error === null ? {} : { problem: problem(error) })}
      onSubmit={(password) => void submit(password)}
      onLeave={() => void session.leave()}
      texts={{
        title: t('signIn.again'),
        text: t('signIn.againText'),
        password: t('signIn.password'),
        missing: t('signIn.passwordMissing'),
        submit: t('signIn.submit'),
        leave: t('signIn.other'),
        retry: t('common.retry'),
        code: t('common.code'),
      }}
    />
  );
}
