import { ProblemNotice } from '@millrace/designer/patterns';
import { sizes } from '@millrace/designer/theme';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';

/** The zone dates and times are written in. */
export function ZoneChoice({ zone, browser }: { readonly zone: string | null; readonly browser: string }) {
  const { t } = useTranslation();
  const { api, session } = useServices();
  const problem = useProblem();
  const texts = useCommonTexts();
  const change = useMutation({
    mutationFn: (chosen: string) => answered(api.PATCH('/session', { body: { zone: chosen } })),
    onSuccess: (next) => session.adopt(next),
  });
  const zones = [...new Set([browser, ...(zone === null ? [] : [zone]), ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <>
      <TextField
        id="zone"
        select
        label={t('account.zone')}
        value={zone ?? browser}
        onChange={(event) => change.mutate(event.target.value)}
        sx={{ width: '100%', maxWidth: sizes.narrow }}
        slotProps={{ select: { native: false } }}
      >
        {zones.map((one) => (
          <MenuItem key={one} value={one}>
            {one === browser ? t('account.zoneBrowser', { zone: one }) : one}
          </MenuItem>
        ))}
      </TextField>
      {change.isError ? <ProblemNotice problem={problem(change.error)} texts={texts} /> : null}
    </>
  );
}
