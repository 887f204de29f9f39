import { ConfirmDialog } from '@millrace/designer/patterns';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';

type Ending = 'withdraw' | 'cancel';

/** What `useEnding` gives. */
export interface EndingOffer {
  readonly ask: (how: Ending) => void;
  readonly done: Ending | null;
  /** What says that it was done: gets the focus, for the button that was pressed is gone. */
  readonly notice: RefObject<HTMLDivElement | null>;
  readonly dialog: ReactNode;
}

/** The request has gone on while the reader was making up their mind. */
const late = { INSTANCE_ENDED: 'request.tooLateEnded', WITHDRAWAL_TOO_LATE: 'request.tooLate' } as const;

/** Taking a request back, or cancelling one: the dialog that asks for the reason, and whether it was done. */
export function useEnding(id: string): EndingOffer {
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
  const notice = useRef<HTMLDivElement>(null);
  const readAgain = () =>
    Promise.all([['request', id], ['route', id], ['requests']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
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
      await readAgain();
      notice.current?.focus();
    } catch (caught) {
      setError(caught);
      if (tooLate(caught) !== null) void readAgain();
    } finally {
      setBusy(false);
    }
  };
  const shown = asking ?? 'withdraw';
  const lateText = tooLate(error);
  const dialog = (
    <ConfirmDialog
      open={asking !== null}
      title={t(`request.${shown}Title`)}
      text={t(`request.${shown}Text`)}
      reason={{ label: t('request.reason'), help: t('request.reasonHelp'), required: true, missing: t('request.reasonMissing') }}
      confirm={t(`request.${shown}`)}
      danger
      busy={busy}
      {...(error === null ? {} : { problem: lateText === null ? problem(error) : { ...problem(error), title: t(lateText) } })}
      onConfirm={(reason) => void confirm(shown, reason)}
      onCancel={() => setAsking(null)}
      texts={texts}
    />
  );
  return { ask, done, notice, dialog };
}

function tooLate(error: unknown): (typeof late)[keyof typeof late] | null {
  return error instanceof ApiProblem && Object.hasOwn(late, error.code) ? late[error.code as keyof typeof late] : null;
}
