import { DueChip, Moment, Who } from '@millrace/designer/patterns';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { InstanceCard } from '../../api/shapes.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import type { Waiting } from './use-request-parts.js';

/** Where a request stands: each step with who has it, since when and until when. */
export function Steps({ card, waiting }: { readonly card: InstanceCard; readonly waiting: (elementId: string) => Waiting }) {
  const { t } = useTranslation();
  const words = useWords();
  const texts = useCommonTexts();
  if (card.status !== 'active' || card.steps.length === 0) return <Typography color="textSecondary">{t('request.nobodyNext')}</Typography>;
  return (
    <Stack component="ul" spacing={2} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {card.steps.map(({ elementId, name, who, since, dueAt, workItem }, at) => (
        <Stack component="li" key={`${elementId}.${workItem ?? at}`} spacing={0.5} sx={{ alignItems: 'flex-start' }}>
          <Typography variant="subtitle2" component="p">
            {words(name)}
          </Typography>
          {who.length === 0 ? <Typography color="textSecondary">{t(`request.${waiting(elementId)}`)}</Typography> : null}
          {who.map(({ kind, id, name: whose }) => (
            <Who
              key={`${kind}:${id}`}
              size="small"
              several={kind !== 'user'}
              name={kind === 'everyone' ? t('common.everyone') : words(whose)}
            />
          ))}
          {since === undefined ? null : (
            <Typography variant="caption" color="textSecondary">
              {t('task.since')} <Moment at={since} style="dateTime" />
            </Typography>
          )}
          {dueAt === undefined ? null : <DueChip dueAt={dueAt} texts={texts.due} />}
        </Stack>
      ))}
    </Stack>
  );
}
