import { ActionButton, ProblemNotice, SubmitButton } from '@millrace/designer/patterns';
import { codeFamily, sizes } from '@millrace/designer/theme';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import type { Token } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';

type Scope = Token['scopes'][number];
const everyone: readonly Scope[] = ['read', 'work'];
const administrators: readonly Scope[] = ['read', 'work', 'deploy', 'administer'];
const lives = [30, 90, 180, 366] as const;

/** Makes a token and shows its secret, once. */
export function NewToken({ onMade }: { readonly onMade: () => void }) {
  const { t } = useTranslation();
  const { api, session } = useServices();
  const problem = useProblem();
  const texts = useCommonTexts();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['read']);
  const [days, setDays] = useState<number>(90);
  const [checked, setChecked] = useState(false);
  const [copied, setCopied] = useState(false);
  const state = session.snapshot();
  const roles = state.kind === 'somebody' ? state.person.roles : [];
  const scopes = roles.includes('administrator') ? administrators : everyone;
  const make = useMutation({
    mutationFn: () => answered(api.POST('/tokens', { body: { name: name.trim(), scopes: [...chosen], days } })),
    onSuccess: () => {
      setName('');
      setChecked(false);
      setCopied(false);
      onMade();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!make.isPending && name.trim() !== '' && chosen.length > 0) make.mutate();
  };
  const secret = make.data?.secret;
  return (
    <form onSubmit={submit} noValidate>
      <Stack spacing={2} sx={{ maxWidth: sizes.narrow }}>
        {secret === undefined ? null : (
          <Alert severity="success" role="status">
            <AlertTitle>{t('account.secretTitle')}</AlertTitle>
            <Typography>{t('account.secretText')}</Typography>
            <Typography component="code" sx={{ display: 'block', fontFamily: codeFamily, overflowWrap: 'anywhere', my: 1 }}>
              {secret}
            </Typography>
            <ActionButton
              action={{
                id: 'copy',
                label: copied ? t('account.copied') : t('account.copy'),
                // Without the clipboard (a plain http address) the text can be selected.
                onSelect: () => void navigator.clipboard?.writeText(secret).then(() => setCopied(true)),
              }}
              size="small"
            />
          </Alert>
        )}
        <TextField
          id="token-name"
          label={t('account.tokenName')}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={checked && name.trim() === ''}
          helperText={checked && name.trim() === '' ? t('account.tokenNameMissing') : undefined}
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
        <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
          <Typography component="legend" variant="subtitle2">
            {t('account.tokenScopes')}
          </Typography>
          {scopes.map((scope) => (
            <Box key={scope}>
              <FormControlLabel
                label={t(`account.scope.${scope}`)}
                control={
                  <Checkbox
                    checked={chosen.includes(scope)}
                    onChange={(event) => setChosen(event.target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
                  />
                }
              />
            </Box>
          ))}
          {checked && chosen.length === 0 ? <FormHelperText error>{t('account.scopeMissing')}</FormHelperText> : null}
        </Box>
        <TextField
          id="token-days"
          select
          label={t('account.tokenDays')}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {lives.map((one) => (
            <MenuItem key={one} value={one}>
              {t('account.days', { count: one })}
            </MenuItem>
          ))}
        </TextField>
        {make.isError ? <ProblemNotice problem={problem(make.error)} texts={texts} /> : null}
        <div>
          <SubmitButton label={t('account.create')} busy={make.isPending} />
        </div>
      </Stack>
    </form>
  );
}
