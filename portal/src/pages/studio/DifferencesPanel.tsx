import { type DesignerPanel, useDesigner, useDesignerStore } from '@millrace/designer/process-designer';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Skeletons } from '@millrace/designer/patterns';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { PageProblem } from '../../parts/PageProblem.js';
import { useWords } from '../../parts/words.js';
import { differencesOf, type DrawnThing } from './differences.js';
import { useOpenProcess } from './studio-context.js';

/** What differs from what is published, as it is drawn now; each thing leads to its place. */
function DifferencesView() {
  const { t } = useTranslation();
  const { view } = useOpenProcess();
  const { published } = view.card;
  return published === null ? (
    <Typography color="textSecondary">{t('studio.differencesNever')}</Typography>
  ) : (
    <Compared id={view.card.id} version={published.version} drawn={published.drawn} />
  );
}

function Compared({ id, version, drawn }: { readonly id: string; readonly version: number; readonly drawn: 'same' | 'differs' }) {
  const { t } = useTranslation();
  const { ask } = useServices();
  const published = useQuery(ask.published(id, version));
  const document = useDeferredValue(useDesigner((view) => view.document));
  const found = useMemo(
    () => (published.data === undefined ? null : differencesOf(published.data.definition, document)),
    [published.data, document],
  );
  if (found === null) {
    if (published.isError) return <PageProblem error={published.error} onRetry={() => void published.refetch()} />;
    return <Skeletons label={t('app.loading')} rows={3} />;
  }
  const groups = (['added', 'removed', 'changed'] as const).filter((group) => found[group].length > 0);
  const nothing = groups.length === 0 && found.settings.length === 0;
  return (
    <Stack spacing={2}>
      <Typography color="textSecondary">{t('studio.version', { version })}</Typography>
      {groups.map((group) => (
        <Box component="section" key={group} aria-label={t(`studio.${group}`)}>
          <Typography variant="subtitle1" component="h3">
            {t(`studio.${group}`)} · {found[group].length}
          </Typography>
          <Stack component="ul" spacing={0.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {found[group].map((thing) => (
              <Thing key={thing.id} thing={thing} isThere={group !== 'removed'} />
            ))}
          </Stack>
        </Box>
      ))}
      {found.settings.length > 0 ? <Typography>{t('studio.differencesProcess', { names: found.settings.join(', ') })}</Typography> : null}
      {nothing ? <Typography>{t(drawn === 'same' ? 'studio.differencesNone' : 'studio.differencesDrawn')}</Typography> : null}
    </Stack>
  );
}

function Thing({ thing: { id, name, type }, isThere }: { readonly thing: DrawnThing; readonly isThere: boolean }) {
  const words = useWords();
  const { nameOf } = useOpenProcess();
  const { goTo } = useDesignerStore();
  const label = (isThere ? nameOf(id) : null) ?? (words(name) || `${type} ${id}`);
  return (
    <Box component="li" sx={{ overflowWrap: 'anywhere' }}>
      {isThere ? (
        <Link component="button" type="button" onClick={() => goTo(id)} sx={{ textAlign: 'start' }}>
          {label}
        </Link>
      ) : (
        label
      )}
    </Box>
  );
}

/** What differs from published, in the frame of the designer. */
export const differencesPanel: DesignerPanel = {
  id: 'differences',
  side: 'right',
  label: { en: 'Differences', ru: 'Отличия' },
  Content: DifferencesView,
};
