import { DocumentPage, formatDate, ProblemNotice, Skeletons, SubmitButton, TextLink } from '@millrace/designer/patterns';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { answered } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { usePageTitle } from '../../parts/page-title.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';

const shortest = 10;

/** What stands after the `#` of a link. A mail program that cut a `%41` in two left something that cannot be read: a link that does not work. */
function secretIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

/** Sets a password by the link of an invitation or a reset, and signs in. */
export function InvitationPage() {
  const { t } = useTranslation();
  const { api, session } = useServices();
  const { language, zone } = usePreferences();
  const params = useParams();
  const [query] = useSearchParams();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const problem = useProblem();
  const texts = useCommonTexts();
  const token = params['token'] ?? query.get('token') ?? secretIn(hash);
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  usePageTitle(t('invitation.title'));
  const whose = useQuery({
    queryKey: ['invitation', token],
    enabled: token !== '',
    retry: false,
    queryFn: ({ signal }) => answered(api.POST('/invitations/look', { body: { token }, signal })),
  });

  if (token === '' || (whose.error instanceof ApiProblem && whose.error.status < 429)) {
    return (
      <DocumentPage title={t('invitation.badTitle')}>
        <Stack spacing={2}>
          <Typography>{t('invitation.badText')}</Typography>
          <TextLink href="/sign-in">{t('invitation.toSignIn')}</TextLink>
        </Stack>
      </DocumentPage>
    );
  }
  const short = password.length < shortest;
  const differs = repeated !== password;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (short || differs) document.getElementById(short ? 'password' : 'repeated')?.focus();
    if (busy || short || differs) return;
    setBusy(true);
    setError(null);
    try {
      session.adopt(await answered(api.POST('/invitations/accept', { body: { token, password } })));
      await navigate('/', { replace: true });
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return (
    <DocumentPage
      brand={
        <Typography variant="h2" component="p">
          {t('app.name')}
        </Typography>
      }
      title={t('invitation.title')}
    >
      {whose.isError ? <ProblemNotice problem={problem(whose.error)} onRetry={() => void whose.refetch()} texts={texts} /> : null}
      {whose.isPending ? <Skeletons label={t('app.loading')} rows={3} /> : null}
      {whose.data === undefined ? null : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack spacing={2}>
            <Typography>
              {t('invitation.hello', { name: whose.data.name })} {t('invitation.login', { login: whose.data.login })}
            </Typography>
            <input type="text" name="username" autoComplete="username" value={whose.data.login} readOnly hidden />
            <TextField
              id="password"
              type="password"
              label={t('invitation.password')}
              autoComplete="new-password"
              autoFocus
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              error={checked && short}
              helperText={checked && short ? t('invitation.tooShort') : t('invitation.help')}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
            <TextField
              id="repeated"
              type="password"
              label={t('invitation.repeat')}
              autoComplete="new-password"
              required
              value={repeated}
              onChange={(event) => setRepeated(event.target.value)}
              error={checked && differs}
              helperText={checked && differs ? t('invitation.differs') : undefined}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
            {error === null ? null : <ProblemNotice problem={problem(error)} texts={texts} />}
            <SubmitButton label={t('invitation.submit')} busy={busy} size="large" fullWidth />
            <Typography variant="caption" color="textSecondary">
              {t('invitation.until', { when: formatDate(whose.data.expiresAt, { language, zone, style: 'dateTime' }) })}
            </Typography>
          </Stack>
        </form>
      )}
    </DocumentPage>
  );
}
