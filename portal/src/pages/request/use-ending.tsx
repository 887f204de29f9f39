import { ConfirmDialog } from '@millrace/designer/patterns';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';

type Ending = 'withdraw' | 'cancel';

/** Taking a request back, or cancelling one: the dialog that asks for the reason, and whether it was done. */
export function useEnding(id: string): { readonly ask: (how: Ending) => void; readonly done: Ending | null; readonly dialog: ReactNode } {
  const { t } = useTranslation();
  const { api, queryClient, newKey } = useServices();
  const problem = useProblem();
  const texts = useCommonTexts();
  const [asking, setAsking] = useState<Ending | null>(null);
  const [done, setDone] = useState<Ending | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // One key for one opened dialog: a lost answer or a second press repeats the same command.
  const key = useRef('');
  const ask = (how: Ending): void => {
    key.current = newKey();
    setError(null);
    setAsking(how);
  };
  const confirm = async (how: Ending, reason: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const init = { params: { path: { id }, header: { 'Idempotency-Key': key.current } }, body: { reason } };
      await answered(how === 'withdraw' ? api.POST('/instances/{id}/withdraw', init) : api.POST('/instances/{id}/cancel', init));
      setAsking(null);
      setDone(how);
      await Promise.all([['request', id], ['route', id], ['requests']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  const shown = asking ?? 'withdraw';
  const dialog = (
    <ConfirmDialog
      open={asking !== null}
      title={t(`request.${shown}Title`)}
      text={t(`request.${shown}Text`)}
      reason={{ label: t('request.reason'), help: t('request.reasonHelp'), required: true, missing: t('request.reasonMissing') }}
      confirm={t(`request.${shown}`)}
      danger
      busy={busy}
      {...(error === null ? {} : { problem: problem(error) })}
      onConfirm={(reason) => void confirm(shown, reason)}
      onCancel={() => setAsking(null)}
      texts={texts}
    />
  );
  return { ask, done, dialog };
}
