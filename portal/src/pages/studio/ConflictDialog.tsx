import { ActionButton, formatDate, ProblemNotice, useReader } from '@millrace/designer/patterns';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useProblem } from '../../parts/problems.js';
import { useCommonTexts } from '../../parts/texts.js';

interface Collision {
  readonly path: readonly (string | number)[];
  readonly by: { readonly name: string };
  readonly at: string;
}

/** What `<ConflictDialog>` takes. */
export interface ConflictDialogProps {
  /** Why the service refused what was drawn. */
  readonly error: unknown;
  /** What an element is called; null where it is not on the drawing. */
  readonly nameOf: (id: string) => string | null;
  readonly onTheirs: () => Promise<void>;
  readonly onCopy: () => Promise<void>;
}

/** What was drawn cannot be saved: somebody else changed the same place, or it no longer leads anywhere. Nothing is dropped until one of the two is chosen. */
export function ConflictDialog({ error, nameOf, onTheirs, onCopy }: ConflictDialogProps) {
  const { t } = useTranslation();
  const problem = useProblem();
  const texts = useCommonTexts();
  const { language, zone } = useReader();
  const [busy, setBusy] = useState<'theirs' | 'copy' | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const isConflict = error instanceof ApiProblem && error.code === 'DRAFT_CONFLICT';
  const collisions = isConflict ? ((error.params['conflicts'] ?? []) as readonly Collision[]) : [];
  const choose = async (what: 'theirs' | 'copy', run: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setFailed(null);
    try {
      await run();
    } catch (refusal) {
      setFailed(refusal);
      setBusy(null);
    }
  };
  return (
    <Dialog open aria-labelledby="studio-conflict" maxWidth="sm" fullWidth>
      <DialogTitle id="studio-conflict">{isConflict ? t('studio.conflictTitle') : t('studio.refused')}</DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography>{t('studio.conflictText')}</Typography>
          {isConflict ? null : <ProblemNotice problem={problem(error)} texts={texts} />}
          <Stack component="ul" spacing={0.5} sx={{ m: 0, pl: 2 }}>
            {collisions.slice(0, 10).map(({ path, by, at }) => (
              <li key={path.join('/')}>
                {t('studio.conflictPlace', {
                  who: by.name,
                  place: nameOf(String(path[1])) ?? path.join(' / '),
                  when: formatDate(at, { language, zone, style: 'short' }),
                })}
              </li>
            ))}
          </Stack>
          {failed === null ? null : <ProblemNotice problem={problem(failed)} texts={texts} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <ActionButton
          action={{
            id: 'theirs',
            label: t('studio.takeTheirs'),
            danger: true,
            busy: busy === 'theirs',
            onSelect: () => void choose('theirs', onTheirs),
          }}
        />
        <ActionButton
          action={{ id: 'copy', label: t('studio.keepMine'), busy: busy === 'copy', onSelect: () => void choose('copy', onCopy) }}
          weight="primary"
        />
      </DialogActions>
    </Dialog>
  );
}
