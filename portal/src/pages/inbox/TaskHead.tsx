import { DueChip, Moment, StatusWord, TextLink, Who } from '@millrace/designer/patterns';
import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import type { Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkItemDetail } from '../../api/shapes.js';
import { Numbered } from '../../parts/Numbered.js';
import { useStatus } from '../../parts/status.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import { taskLabel } from './task-label.js';
import { taskHeading } from './use-claim.js';

/** The head of a work item: what it is, from whom, by when, and whether there is still something to do. */
export function TaskHead({ detail, ended }: { readonly detail: WorkItemDetail; readonly ended: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const texts = useCommonTexts();
  const status = useStatus();
  const { card, instance, may, outcomes } = detail;
  // On a phone the item is a page of its own.
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
  // Opening an item moves the focus to it, so that a keyboard and a screen reader go on there.
  const focus = useCallback((node: HTMLElement | null) => node?.focus({ preventScroll: true }), []);
  return (
    <Stack spacing={1.5} sx={{ pb: 2, mb: 2, borderBottom: 1, borderColor: 'divider', alignItems: 'flex-start' }}>
      <div>
        <Typography color="textSecondary">{words(card.name)}</Typography>
        <Typography
          id={taskHeading}
          variant="h2"
          tabIndex={-1}
          ref={focus}
          component={phone ? 'h1' : 'h2'}
          sx={{ overflowWrap: 'anywhere', '&:focus-visible': { outline: 'none' } }}
        >
          <Numbered number={card.number} text={taskLabel({ ...card, number: '' }, words)} />
        </Typography>
      </div>
      <Stack direction="row" sx={{ flexWrap: 'wrap', columnGap: 2, rowGap: 1, alignItems: 'center' }}>
        <Who name={card.initiator.name} size="small" />
        <Typography component="span" variant="caption" color="textSecondary">
          {words(instance.service?.name ?? card.process.name)} · <Moment at={instance.startedAt} style="date" />
        </Typography>
        {card.round !== undefined && card.round > 1 ? (
          <StatusWord status={{ text: t('task.round', { count: card.round }), tone: 'neutral' }} />
        ) : null}
        {card.dueAt === undefined || ended ? null : <DueChip dueAt={card.dueAt} texts={texts.due} />}
        {ended && card.outcome !== undefined ? (
          <StatusWord status={status({ status: 'completed', outcome: card.outcome, hasIncident: false, steps: [] })} />
        ) : null}
        <TextLink href={`/requests/${encodeURIComponent(card.instance)}`}>{t('task.openRequest')}</TextLink>
      </Stack>
      {ended ? (
        <Alert severity="info" role="status" sx={{ width: '100%' }}>
          {t('task.ended')}. {t('task.endedText')}
        </Alert>
      ) : null}
      {!ended && outcomes.length === 0 && !may.claim ? (
        <Alert severity="info" sx={{ width: '100%' }}>
          {card.assignee === undefined ? t('task.cannotDecide') : t('task.held', { name: card.assignee.name })}
        </Alert>
      ) : null}
    </Stack>
  );
}
