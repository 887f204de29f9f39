import { ActionButton, Moment, ProblemNotice } from '@millrace/designer/patterns';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import type { Incident } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import type { Operation } from './use-operation.js';

/** What `<HeldUp>` takes. */
export interface HeldUpProps {
  readonly incidents: readonly Incident[];
  /** Whether the reader may correct and skip. */
  readonly mayOperate: boolean;
  /** In a suspended request no step is run again. */
  readonly suspended: boolean;
  readonly onAsk: (operation: Operation) => void;
  readonly onDone: (what: string) => Promise<void>;
}

/** Steps of a request that could not be done: why, since when, and what their reader may do about it. */
export function HeldUp({ incidents, ...offered }: HeldUpProps) {
  return (
    <Stack component="ul" spacing={3} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {incidents.map((incident) => (
        <HeldUpStep key={incident.id} incident={incident} {...offered} />
      ))}
    </Stack>
  );
}

function HeldUpStep({ incident, mayOperate, suspended, onAsk, onDone }: Omit<HeldUpProps, 'incidents'> & { readonly incident: Incident }) {
  const { t } = useTranslation();
  const { api, newKey } = useServices();
  const words = useWords();
  const problem = useProblem();
  const texts = useCommonTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useRef<string | null>(null);
  const { id, message, code, createdAt, mayRetry } = incident;
  const step = words(incident.name);
  const retry = async (): Promise<void> => {
    key.current ??= newKey();
    setBusy(true);
    setError(null);
    try {
      await answered(api.POST('/incidents/{id}/retry', { params: { path: { id }, header: { 'Idempotency-Key': key.current } } }));
      await onDone(t('operate.retryDone', { step }));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
      key.current = null;
    }
  };
  return (
    <Stack component="li" spacing={1} sx={{ alignItems: 'flex-start' }}>
      <Typography variant="subtitle2" component="h3">
        {step}
      </Typography>
      <Typography sx={{ overflowWrap: 'anywhere' }}>{message}</Typography>
      <Typography variant="caption" color="textSecondary">
        {code} · {t('request.heldUpSince')} <Moment at={createdAt} style="dateTime" />
      </Typography>
      {mayRetry && !suspended ? (
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', displayPrint: 'none' }}>
          <ActionButton action={{ id: 'retry', label: t('operate.retry'), onSelect: () => void retry(), busy }} size="small" />
          {mayOperate ? (
            <>
              <ActionButton
                action={{
                  id: 'correct',
                  label: t('operate.correctStep'),
                  onSelect: () => onAsk({ kind: 'correctStep', incident: id, step }),
                }}
                size="small"
              />
              <ActionButton
                action={{ id: 'skip', label: t('operate.skip'), onSelect: () => onAsk({ kind: 'skip', incident: id, step }) }}
                size="small"
              />
            </>
          ) : null}
        </Stack>
      ) : null}
      {error === null ? null : <ProblemNotice problem={problem(error)} texts={texts} />}
    </Stack>
  );
}
