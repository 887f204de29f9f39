import { DocumentPage, LanguageSwitch, ProblemNotice, SchemeSwitch, SubmitButton } from '@millrace/designer/patterns';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { DemoAccounts } from './DemoAccounts.js';
import { wanted } from './wanted.js';

/** Signing in; from here one goes on to where one was going. */
export function SignInPage() {
  const { t } = useTranslation();
  const { session } = useServices();
  const { language, scheme, setLanguage, setScheme } = usePreferences();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const [query] = useSearchParams();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const loginField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const problem = useProblem();
  const texts = useCommonTexts();
  usePageTitle(t('signIn.title'));
  useEffect(() => {
    if (state.kind === 'unreachable') void session.load();
  }, [state.kind, session]);

  if (state.kind === 'somebody') return <Navigate to={wanted(query.get('to'))} replace />;
  const signIn = async (who: string, secret: string): Promise<void> => {
    setBusy(who);
    setError(null);
    try {
      await session.signIn(who, secret);
    } catch (caught) {
      setError(caught);
      passwordField.current?.focus();
    } finally {
      setBusy(null);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy !== null) return;
    setChecked(true);
    if (login.trim() === '') loginField.current?.focus();
    else if (password === '') passwordField.current?.focus();
    else void signIn(login.trim(), password);
  };
  const accounts = state.kind === 'nobody' ? (state.session.demoAccounts ?? []) : [];
  const why = state.kind === 'nobody' ? state.why : 'never';
  return (
    <DocumentPage
      brand={
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 2, justifyContent: 'space-between', alignItems: 'center' }}>
          <Typography variant="h2" component="p">
            {t('app.name')}
          </Typography>
          <LanguageSwitch language={language} onLanguage={setLanguage} label={t('app.language')} />
        </Stack>
      }
      title={t('signIn.title')}
      footer={
        <SchemeSwitch
          scheme={scheme}
          onScheme={setScheme}
          texts={{ label: t('scheme.label'), light: t('scheme.light'), dark: t('scheme.dark'), system: t('scheme.system') }}
        />
      }
    >
      <Stack spacing={3}>
        {why === 'left' ? <Alert severity="success">{t('signIn.signedOut')}</Alert> : null}
        {why === 'leftElsewhere' ? <Alert severity="info">{t('signIn.signedOutElsewhere')}</Alert> : null}
        {why === 'never' && query.has('to') ? <Alert severity="info">{t('signIn.needed')}</Alert> : null}
        <form onSubmit={submit} noValidate>
          <Stack spacing={2}>
            <TextField
              id="login"
              label={t('signIn.login')}
              autoComplete="username"
              autoFocus
              required
              value={login}
              inputRef={loginField}
              onChange={(event) => setLogin(event.target.value)}
              error={checked && login.trim() === ''}
              helperText={checked && login.trim() === '' ? t('signIn.loginMissing') : undefined}
              slotProps={{ htmlInput: { maxLength: 254, autoCapitalize: 'none', spellCheck: false } }}
            />
            <TextField
              id="password"
              label={t('signIn.password')}
              type="password"
              autoComplete="current-password"
              required
              value={password}
              inputRef={passwordField}
              onChange={(event) => setPassword(event.target.value)}
              error={checked && password === ''}
              helperText={checked && password === '' ? t('signIn.passwordMissing') : undefined}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
            {error === null ? null : <ProblemNotice problem={problem(error)} texts={texts} />}
            <SubmitButton label={t('signIn.submit')} busy={busy !== null} size="large" fullWidth />
            <Typography variant="caption" color="textSecondary">
              {t('signIn.forgotten')}
            </Typography>
          </Stack>
        </form>
        {accounts.length > 0 ? (
          <Box>
            <DemoAccounts accounts={accounts} busy={busy} onChoose={({ login: who, password: secret }) => void signIn(who, secret)} />
          </Box>
        ) : null}
      </Stack>
    </DocumentPage>
  );
}
