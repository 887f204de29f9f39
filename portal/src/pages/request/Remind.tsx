import { ActionButton, formatDate, ProblemNotice } from '@millrace/designer/patterns';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { usePreferences } from '../../app/preferences.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';

/** What `<Remind>` takes. */
export interface RemindProps {
  readonly id: string;
  readonly may: boolean;
  /** When it may be done again, if it was done today. */
  readonly againAt?: string;
}

const day = 86_400_000;

/** Reminds those a request waits for; once a day, and then it says when again. */
export function Remind({ id, may, againAt }: RemindProps) {
  const { t } = useTranslation();
  const { api, queryClient, newKey } = useServices();
  const { language, zone } = usePreferences();
  const problem = useProblem();
  const texts = useCommonTexts();
  const [busy, setBusy] = useState(false);
  const [remindedAt, setRemindedAt] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const key = useRef<string | null>(null);
  const when = (at: string): string => formatDate(at, { language, zone, style: 'dateTime' });
  const remind = async (): Promise<void> => {
    key.current ??= newKey();
    setBusy(true);
    setError(null);
    try {
      await answered(api.POST('/instances/{id}/remind', { params: { path: { id }, header: { 'Idempotency-Key': key.current } } }));
      key.current = null;
      setRemindedAt(Date.now());
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
      await queryClient.invalidateQueries({ queryKey: ['request', id] });
    }
  };
  const nextAt = error instanceof ApiProblem && typeof error.params['nextAt'] === 'string' ? error.params['nextAt'] : againAt;
  const said =
    remindedAt !== null
      ? t('request.reminded', { when: when(againAt ?? new Date(remindedAt + day).toISOString()) })
      : nextAt !== undefined
        ? t('request.remindAgain', { when: when(nextAt) })
        : '';
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      {may && remindedAt === null && nextAt === undefined ? (
        <ActionButton action={{ id: 'remind', label: t('request.remind'), onSelect: () => void remind(), busy }} />
      ) : null}
      <Typography role="status" variant="caption" color="textSecondary">
        {said}
      </Typography>
      {error === null || nextAt !== undefined ? null : <ProblemNotice problem={problem(error)} texts={texts} />}
    </Stack>
  );
}
