import { Skeletons } from '@millrace/designer/patterns';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useServices } from '../../app/services.js';
import { usePageTitle } from '../../parts/page-title.js';
import { PageProblem } from '../../parts/PageProblem.js';
import { useWords } from '../../parts/words.js';
import { StudioClosed } from './StudioClosed.js';
import { StudioTexts } from './StudioTexts.js';
import { useKeptEdits } from './use-kept-edits.js';
import { useStudioRights } from './use-studio-rights.js';

/** The designer is by far the largest part of the portal, and comes when a process is opened. */
const Studio = lazy(async () => ({ default: (await import('./ProcessStudio.js')).ProcessStudio }));

/** One process in the studio. */
export function ProcessPage() {
  const { id = '' } = useParams();
  const { read, person } = useStudioRights();
  return <StudioTexts>{read ? <Opened key={id} id={id} person={person} /> : <StudioClosed />}</StudioTexts>;
}

function Opened({ id, person }: { readonly id: string; readonly person: string }) {
  const { t } = useTranslation();
  const { ask } = useServices();
  const words = useWords();
  const kept = useKeptEdits(person, id);
  const draft = useQuery({ ...ask.draft(id), enabled: kept.state !== 'sending' });
  // Choosing "theirs" opens what the service has in a designer of its own.
  const [opening, setOpening] = useState(0);
  usePageTitle(draft.data === undefined ? t('studio.title') : words(draft.data.card.name));
  const waiting = <Skeletons label={t('app.loading')} rows={6} />;
  if (kept.state === 'failed') return <PageProblem error={kept.error} onRetry={kept.again} />;
  if (draft.data === undefined) {
    return draft.isError ? <PageProblem error={draft.error} onRetry={() => void draft.refetch()} /> : waiting;
  }
  return (
    <Suspense fallback={waiting}>
      <Studio
        key={opening}
        view={draft.data}
        person={person}
        refused={opening === 0 ? kept.refused : null}
        onReopen={async () => {
          await draft.refetch();
          setOpening((now) => now + 1);
        }}
      />
    </Suspense>
  );
}
