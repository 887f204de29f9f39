import { UndoBar } from '@millrace/designer/patterns';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useProblem } from '../parts/problems.js';
import type { Decision } from '../sending/decision-queue.js';
import { useServices } from './services.js';

const done = {
  approved: 'task.approvedUndo',
  refused: 'task.refusedUndo',
  returned: 'task.returnedUndo',
  completed: 'task.completedUndo',
} as const;

/** Offers to undo the last decision for five seconds, and says so when one was not taken. It stands around all pages: one may have gone on. */
export function Decisions() {
  const { t } = useTranslation();
  const { decisions, takenBack } = useServices();
  const navigate = useNavigate();
  const problem = useProblem();
  const all = useSyncExternalStore(decisions.subscribe, decisions.snapshot);
  const last = all.findLast(({ state }) => state === 'waiting');
  const undo = ({ key, workItem }: Decision): void => {
    const back = decisions.undo(key);
    if (back === null) return;
    takenBack.set(workItem, back.body);
    void navigate(`/inbox/${encodeURIComponent(workItem)}`);
  };
  return (
    <>
      {all
        .filter(({ state }) => state === 'refused')
        .map((one) => (
          <Alert
            key={one.key}
            severity="error"
            role="alert"
            sx={{ mt: 2 }}
            onClose={() => decisions.dismiss(one.key)}
            closeText={t('task.dismiss')}
            action={
              <>
                <Button color="inherit" size="small" onClick={() => void navigate(`/inbox/${encodeURIComponent(one.workItem)}`)}>
                  {t('task.openAgain')}
                </Button>
                <Button color="inherit" size="small" onClick={() => decisions.dismiss(one.key)}>
                  {t('task.dismiss')}
                </Button>
              </>
            }
          >
            {t('task.refusedFor', { label: one.label, why: problem(one.error).title })}
          </Alert>
        ))}
      {all
        .filter(({ unreachable }) => unreachable === true)
        .map((one) => (
          <Alert key={one.key} severity="warning" sx={{ mt: 2 }}>
            {t('task.unreachable', { label: one.label })}
          </Alert>
        ))}
      <UndoBar
        key={last?.key ?? 'none'}
        message={last === undefined ? null : t(done[last.body.outcome ?? 'completed'], { label: last.label })}
        onUndo={() => last && undo(last)}
        onDone={() => last && decisions.finish(last.key)}
        texts={{ undo: t('task.undo') }}
      />
    </>
  );
}
