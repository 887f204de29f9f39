import { ConfirmDialog, ProblemNotice, type Action } from '@millrace/designer/patterns';
import Alert from '@mui/material/Alert';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import type { DraftCard } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';

/** What `useBin` gives. */
export interface BinOffer {
  readonly actions: (view: 'copy' | 'bin', chosen: readonly DraftCard[]) => readonly Action[];
  readonly dialog: ReactNode;
  /** What was done, or why it was not. */
  readonly notice: ReactNode;
}

/** Takes drafts out of the bin, back or for good. */
export function useBin(onDone: () => void): BinOffer {
  const { t } = useTranslation();
  const { api, queryClient, newKey } = useServices();
  const problem = useProblem();
  const texts = useCommonTexts();
  const [purging, setPurging] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const each = async (ids: readonly string[], what: 'restore' | 'purge'): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(null);
    setDone(null);
    try {
      for (const id of ids) {
        const params = { path: { id }, header: { 'Idempotency-Key': newKey() } };
        await answered<unknown>(
          what === 'restore' ? api.POST('/drafts/{id}/restore', { params }) : api.POST('/drafts/{id}/purge', { params }),
        );
      }
      setDone(t(what === 'restore' ? 'studio.restored' : 'studio.purged'));
    } catch (refusal) {
      setError(refusal);
    }
    setPurging(null);
    onDone();
    await queryClient.invalidateQueries({ queryKey: ['drafts'] });
    setBusy(false);
  };
  return {
    actions: (view, chosen) => {
      const ids = chosen.filter(({ may }) => may.update).map(({ id }) => id);
      const disabled = ids.length === 0;
      const restore: Action = { id: 'restore', label: t('studio.restore'), busy, disabled, onSelect: () => void each(ids, 'restore') };
      const purge: Action = { id: 'purge', label: t('studio.purge'), danger: true, disabled, onSelect: () => setPurging(ids) };
      return [restore, ...(view === 'bin' ? [purge] : [])];
    },
    dialog: (
      <ConfirmDialog
        open={purging !== null}
        title={t('studio.purgeTitle')}
        text={t('studio.purgeText')}
        confirm={t('studio.purge')}
        danger
        busy={busy}
        onConfirm={() => void each(purging ?? [], 'purge')}
        onCancel={() => setPurging(null)}
        texts={texts}
      />
    ),
    notice:
      error !== null ? (
        <ProblemNotice problem={problem(error)} texts={texts} />
      ) : done === null ? null : (
        <Alert role="status" severity="success" sx={{ mb: 2 }} onClose={() => setDone(null)} closeText={t('studio.close')}>
          {done}
        </Alert>
      ),
  };
}
