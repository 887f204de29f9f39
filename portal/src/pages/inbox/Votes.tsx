import { StatusWord, Timeline } from '@millrace/designer/patterns';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { WorkItemDetail } from '../../api/shapes.js';
import { useStatus } from '../../parts/status.js';

/** The votes that were cast so far. */
export function Votes({ votes }: { readonly votes: WorkItemDetail['votes'] }) {
  const { t } = useTranslation();
  const status = useStatus();
  return (
    <section aria-labelledby="votes">
      <Typography id="votes" variant="h3" sx={{ mb: 1 }}>
        {t('task.votes')}
      </Typography>
      <Timeline
        label={t('task.votes')}
        entries={votes.map(({ person, outcome, at, reason, comment }) => {
          const text = [reason, comment].filter(Boolean).join('\n');
          return {
            id: person.id,
            at,
            title: (
              <>
                {person.name} <StatusWord status={status({ status: 'completed', outcome, hasIncident: false, steps: [] })} />
              </>
            ),
            ...(text === '' ? {} : { text }),
          };
        })}
      />
    </section>
  );
}
