import { DueChip, Moment, StatusWord } from '@millrace/designer/patterns';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { WorkItemCard } from '../../api/shapes.js';
import { Numbered } from '../../parts/Numbered.js';
import { useStatus } from '../../parts/status.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import { taskLabel } from './task-label.js';

/** A work item in the list: what for, what to do, from whom, by when. */
export function InboxItem({ item, gone }: { readonly item: WorkItemCard; readonly gone: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const texts = useCommonTexts();
  const status = useStatus();
  const { name, initiator, dueAt, createdAt, hasDraft, endedAt, outcome } = item;
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', alignItems: 'baseline' }}>
        <Box component="span" sx={{ fontWeight: 'fontWeightMedium', minWidth: 0, overflowWrap: 'anywhere' }}>
          <Numbered number={item.number} text={taskLabel({ ...item, number: '' }, words)} />
        </Box>
        <Box component="span" sx={{ typography: 'caption', color: 'text.secondary', flex: 'none' }}>
          <Moment at={endedAt ?? createdAt} style="short" />
        </Box>
      </Box>
      <Box component="span">{words(name)}</Box>
      <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
        {words(item.process.name)} · {t('inbox.from', { name: initiator.name })}
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1,
          rowGap: 0.5,
          alignItems: 'center',
          typography: 'caption',
          color: 'text.secondary',
        }}
      >
        {dueAt === undefined || endedAt !== undefined ? null : <DueChip dueAt={dueAt} texts={texts.due} />}
        {hasDraft ? <StatusWord status={{ text: t('inbox.draft'), tone: 'neutral' }} /> : null}
        {endedAt !== undefined && outcome !== undefined ? (
          <StatusWord status={status({ status: 'completed', outcome, hasIncident: false, steps: [] })} />
        ) : null}
        {gone ? <StatusWord status={{ text: t('inbox.gone'), tone: 'warn' }} /> : null}
      </Box>
    </Box>
  );
}
