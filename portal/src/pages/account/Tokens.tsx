import { ActionButton, ConfirmDialog, formatDate, ListBody } from '@millrace/designer/patterns';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import type { Token } from '../../api/shapes.js';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { useLoading, useProblem } from '../../parts/problems.js';
import { useCommonTexts, useListTexts } from '../../parts/texts.js';
import { NewToken } from './NewToken.js';

/** One's tokens for programs: made, shown once, revoked. */
export function Tokens() {
  const { t } = useTranslation();
  const { ask, api, queryClient } = useServices();
  const { language, zone } = usePreferences();
  const problem = useProblem();
  const loading = useLoading();
  const texts = useCommonTexts();
  const listTexts = useListTexts();
  const tokens = useQuery(ask.tokens());
  const [revoking, setRevoking] = useState<Token | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['tokens'] });
  const revoke = useMutation({
    mutationFn: (id: string) => answered(api.DELETE('/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => setRevoking(null),
    onSettled: refresh,
  });
  const items = tokens.data?.items ?? [];
  useEffect(() => {
    // The line whose button opened the dialog is gone.
    if (revoke.isSuccess && document.activeElement === document.body) document.getElementById('token-name')?.focus();
  }, [items.length, revoke.isSuccess]);
  return (
    <Stack spacing={3}>
      <Typography color="textSecondary">{t('account.tokensText')}</Typography>
      <ListBody loading={loading(tokens)} count={items.length} empty={{ title: t('account.tokensEmpty') }} texts={listTexts}>
        <Box component="ul" aria-label={t('account.tokens')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {items.map((token) => (
            <Box
              component="li"
              key={token.id}
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                gap: 1,
                justifyContent: 'space-between',
                py: 1,
                borderTop: 1,
                borderColor: 'divider',
              }}
            >
              <Box sx={{ minWidth: 0 }}>
                <Typography variant="subtitle2" component="p">
                  {token.name}
                </Typography>
                <Typography variant="caption" color="textSecondary">
                  {token.scopes.map((scope) => t(`account.scope.${scope}`)).join('; ')} ·{' '}
                  {t('account.until', { when: formatDate(token.expiresAt, { language, zone }) })}
                </Typography>
              </Box>
              <ActionButton
                action={{ id: 'revoke', label: t('account.revoke'), onSelect: () => setRevoking(token), danger: true }}
                size="small"
              />
            </Box>
          ))}
        </Box>
      </ListBody>
      <NewToken onMade={() => void refresh()} />
      <ConfirmDialog
        open={revoking !== null}
        title={t('account.revokeTitle', { name: revoking?.name ?? '' })}
        text={t('account.revokeText')}
        confirm={t('account.revoke')}
        danger
        busy={revoke.isPending}
        {...(revoke.isError ? { problem: problem(revoke.error) } : {})}
        onConfirm={() => revoking !== null && revoke.mutate(revoking.id)}
        onCancel={() => setRevoking(null)}
        texts={texts}
      />
    </Stack>
  );
}
