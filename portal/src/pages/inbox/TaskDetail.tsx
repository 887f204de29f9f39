import { Empty, Skeletons } from '@millrace/designer/patterns';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { useServices } from '../../app/services.js';
import { PageProblem } from '../../parts/PageProblem.js';
import { useWords } from '../../parts/words.js';
import { Task } from './Task.js';
import { TaskHead } from './TaskHead.js';
import { taskLabel } from './task-label.js';

const over = new Set(['completed', 'cancelled']);

/** What `<TaskDetail>` takes. */
export interface TaskDetailProps {
  readonly id: string;
  /** It was decided: another may open. */
  readonly onDecided: () => void;
}

/** An open work item: to be decided, on its way, or done by somebody else meanwhile. */
export function TaskDetail({ id, onDecided }: TaskDetailProps) {
  const { t } = useTranslation();
  const { ask, decisions, session } = useServices();
  const words = useWords();
  const item = useQuery(ask.workItem(id));
  const decided = useSyncExternalStore(decisions.subscribe, decisions.snapshot);
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const pending = decided.find(({ workItem, state: how }) => workItem === id && how !== 'refused');
  if (pending !== undefined) return <Skeletons label={t('inbox.sent', { label: pending.label })} rows={4} />;
  if (item.data === undefined && item.isError) {
    // A work item that was done long ago is removed; the request is still there, but nobody here knows which.
    const away = item.error instanceof ApiProblem && (item.error.status === 404 || item.error.status === 410);
    if (away)
      return (
        <Empty
          content={{
            title: t('task.ended'),
            text: t('task.endedText'),
            action: { id: 'list', label: t('problem.toInbox'), href: '/inbox' },
          }}
        />
      );
    return <PageProblem error={item.error} onRetry={() => void item.refetch()} />;
  }
  if (item.data === undefined || state.kind !== 'somebody') return <Skeletons label={t('app.loading')} />;
  const { card } = item.data;
  return (
    <>
      <TaskHead detail={item.data} ended={over.has(card.state)} />
      <Task
        key={`${id}.${item.data.may.complete}`}
        person={state.person.id}
        label={taskLabel(card, words)}
        detail={item.data}
        onDecided={onDecided}
      />
    </>
  );
}
