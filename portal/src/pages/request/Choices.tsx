import { ActionButton, ProblemNotice } from '@millrace/designer/patterns';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../api/client.js';
import type { Choice } from '../../api/shapes.js';
import { useServices } from '../../app/services.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';

/** What `<Choices>` takes. */
export interface ChoicesProps {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly onDone: (what: string) => Promise<void>;
}

/** What may be begun now in a part of the process whose order people decide (an ad-hoc subprocess). */
export function Choices({ id, choices, onDone }: ChoicesProps) {
  const { t } = useTranslation();
  const { api, newKey } = useServices();
  const words = useWords();
  const problem = useProblem();
  const texts = useCommonTexts();
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const key = useRef('');
  const choose = async ({ element, name, scopeActivity }: Choice): Promise<void> => {
    key.current = newKey();
    setBusy(`${element}.${scopeActivity}`);
    setError(null);
    try {
      const params = { path: { id }, header: { 'Idempotency-Key': key.current } };
      await answered(api.POST('/instances/{id}/enabled-elements', { params, body: { element, scopeActivity } }));
      await onDone(t('request.chosen', { step: words(name) || element }));
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Stack spacing={1.5} sx={{ alignItems: 'flex-start' }}>
      <Typography color="textSecondary">{t('request.choicesText')}</Typography>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', displayPrint: 'none' }}>
        {choices.map((choice) => {
          const at = `${choice.element}.${choice.scopeActivity}`;
          const label = t('request.choose', { step: words(choice.name) || choice.element });
          const action = { id: at, label, onSelect: () => void choose(choice), busy: busy === at, disabled: busy !== null && busy !== at };
          return <ActionButton key={at} action={action} size="small" />;
        })}
      </Stack>
      {error === null ? null : <ProblemNotice problem={problem(error)} texts={texts} />}
    </Stack>
  );
}
