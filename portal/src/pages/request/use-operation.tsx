import { ConfirmDialog } from '@millrace/designer/patterns';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import { ofRequest } from '../../api/queries.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { VariableFields } from './ByHand.js';
import { noCorrection, readCorrection, type Correction, type CorrectionFault } from './correction.js';

/** What is done by hand with a request, or with one of its steps that could not be done. */
export type Operation =
  | { readonly kind: 'suspend' | 'resume' | 'correct' }
  | { readonly kind: 'correctStep' | 'skip'; readonly incident: string; readonly step: string };

/** What `useOperation` gives. */
export interface OperationOffer {
  readonly ask: (operation: Operation) => void;
  /** What was done, in words; null: nothing yet. */
  readonly done: string | null;
  /** What says so: gets the focus, for the button that was pressed may be gone. */
  readonly notice: RefObject<HTMLDivElement | null>;
  readonly dialog: ReactNode;
  /** Says that something was done without a dialog. */
  readonly tell: (what: string) => Promise<void>;
}

/** Suspending, resuming and correcting a request by hand: the dialog that asks for the reason, and for a value where one is needed. */
export function useOperation(id: string): OperationOffer {
  const { t } = useTranslation();
  const { api, ask: questions, queryClient, newKey } = useServices();
  const problem = useProblem();
  const texts = useCommonTexts();
  const [asking, setAsking] = useState<Operation | null>(null);
  // What the dialog says while it closes.
  const [shown, setShown] = useState<Operation>({ kind: 'suspend' });
  const [correction, setCorrection] = useState<Correction>(noCorrection);
  const [fault, setFault] = useState<CorrectionFault | null>(null);
  const [done, setDone] = useState<{ readonly text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // One key for one opened dialog: a lost answer or a second press repeats the same command.
  const key = useRef('');
  const notice = useRef<HTMLDivElement>(null);
  const corrects = shown.kind === 'correct' || shown.kind === 'correctStep' || shown.kind === 'skip';
  const optional = shown.kind === 'skip';
  const variables = useQuery({ ...questions.variables(id), enabled: asking !== null && corrects });
  const step = 'step' in shown ? shown.step : '';

  const readAgain = () => Promise.all(ofRequest.map((name) => queryClient.invalidateQueries({ queryKey: [name, id] })));
  const tell = async (what: string): Promise<void> => {
    // A step that failed once more is another incident: nobody is shown the buttons of the one that is gone as if it were done.
    await readAgain();
    setDone({ text: what });
  };
  // What was pressed may be gone.
  useEffect(() => {
    if (done !== null) notice.current?.focus();
  }, [done]);
  const ask = (operation: Operation): void => {
    key.current = newKey();
    setError(null);
    setFault(null);
    setCorrection(noCorrection);
    setShown(operation);
    setAsking(operation);
  };
  const send = (operation: Operation, reason: string, set: Record<string, unknown> | undefined): Promise<unknown> => {
    const header = { 'Idempotency-Key': key.current };
    if ('incident' in operation) {
      const params = { path: { id: operation.incident }, header };
      return operation.kind === 'skip'
        ? answered(api.POST('/incidents/{id}/skip', { params, body: { reason, ...(set === undefined ? {} : { set }) } }))
        : answered(api.POST('/incidents/{id}/correct', { params, body: { reason, set: set ?? {} } }));
    }
    const params = { path: { id }, header };
    if (operation.kind === 'suspend') return answered(api.POST('/instances/{id}/suspend', { params, body: { reason } }));
    if (operation.kind === 'resume') return answered(api.POST('/instances/{id}/resume', { params, body: { reason } }));
    const { scope } = correction;
    return answered(api.POST('/instances/{id}/variables', { params, body: { reason, set: set ?? {}, scope } }));
  };
  const confirm = async (operation: Operation, reason: string): Promise<void> => {
    const read = corrects ? readCorrection(correction, optional) : { set: undefined };
    setFault(typeof read === 'string' ? read : null);
    if (typeof read === 'string') return;
    setBusy(true);
    setError(null);
    try {
      await send(operation, reason, read.set);
      setAsking(null);
      await tell(t(`operate.${operation.kind === 'correctStep' ? 'retry' : operation.kind}Done`, { step }));
    } catch (caught) {
      // A refused command may be corrected and sent again; the key belongs to what was sent.
      key.current = newKey();
      setError(caught);
      // Most often somebody else was faster.
      void readAgain();
    } finally {
      setBusy(false);
    }
  };
  const dialog = (
    <ConfirmDialog
      open={asking !== null}
      title={t(`operate.${shown.kind}Title`, { step })}
      text={t(`operate.${shown.kind}Text`)}
      {...(corrects
        ? {
            fields: (
              <VariableFields
                correction={correction}
                scopes={variables.data?.scopes ?? []}
                anyScope={shown.kind === 'correct'}
                optional={optional}
                fault={fault}
                onChange={(next) => {
                  setCorrection(next);
                  setFault(null);
                }}
              />
            ),
          }
        : {})}
      reason={{ label: t('request.reason'), help: t('operate.reasonHelp'), required: true, missing: t('request.reasonMissing') }}
      confirm={t(`operate.${shown.kind}`)}
      busy={busy}
      {...(error === null ? {} : { problem: problem(error) })}
      onConfirm={(reason) => void confirm(shown, reason)}
      onCancel={() => setAsking(null)}
      texts={texts}
    />
  );
  return { ask, done: done?.text ?? null, notice, dialog, tell };
}
