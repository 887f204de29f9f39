import { type Problem, ProblemNotice, SubmitButton } from '@millrace/designer/patterns';
import { sizes } from '@millrace/designer/theme';
import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';

const shortest = 10;

/** Changes one's own password. */
export function PasswordForm({ login }: { readonly login: string }) {
  const { t } = useTranslation();
  const { api, session } = useServices();
  const problem = useProblem();
  const texts = useCommonTexts();
  const [values, setValues] = useState({ current: '', next: '', repeat: '' });
  const [checked, setChecked] = useState(false);
  const change = useMutation({
    mutationFn: (body: { readonly current: string; readonly next: string }) => answered(api.POST('/session/password', { body })),
    onSuccess: (next) => {
      session.adopt(next);
      setValues({ current: '', next: '', repeat: '' });
      setChecked(false);
    },
  });
  const wrong = {
    current: values.current === '' ? t('account.currentMissing') : null,
    next: values.next.length < shortest ? t('invitation.tooShort') : null,
    repeat: values.repeat === values.next ? null : t('invitation.differs'),
  };
  const refusal = (error: unknown): Problem => {
    const said = problem(error);
    return said.code === 'SIGN_IN_REFUSED' ? { code: said.code, title: t('account.currentWrong') } : said;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    const first = (['current', 'next', 'repeat'] as const).find((name) => wrong[name] !== null);
    if (first !== undefined) document.getElementById(`password-${first}`)?.focus();
    if (change.isPending || wrong.current !== null || wrong.next !== null || wrong.repeat !== null) return;
    change.mutate({ current: values.current, next: values.next });
  };
  const field = (name: 'current' | 'next' | 'repeat', autoComplete: string, help?: string) => (
    <TextField
      id={`password-${name}`}
      type="password"
      label={t(`account.${name}`)}
      autoComplete={autoComplete}
      required
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      error={checked && wrong[name] !== null}
      helperText={checked && wrong[name] !== null ? wrong[name] : help}
      slotProps={{ htmlInput: { maxLength: 200 } }}
    />
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack spacing={2} sx={{ maxWidth: sizes.narrow }}>
        <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
        {field('current', 'current-password')}
        {field('next', 'new-password', t('invitation.help'))}
        {field('repeat', 'new-password')}
        {change.isError ? <ProblemNotice problem={refusal(change.error)} texts={texts} /> : null}
        {change.isSuccess ? (
          <Alert severity="success" role="status">
            {t('account.changed')}
          </Alert>
        ) : null}
        <div>
          <SubmitButton label={t('account.change')} busy={change.isPending} />
        </div>
      </Stack>
    </form>
  );
}
