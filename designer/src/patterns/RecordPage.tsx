import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { sizes } from '../theme/index.js';
import { ActionButton } from './Buttons.js';
import type { Back } from './PageHead.js';
import type { Action, Section, Status } from './shapes.js';
import { StatusWord } from './StatusWord.js';
import { TextLink } from './TextLink.js';

/** What `<RecordPage>` takes. */
export interface RecordPageProps {
  readonly back?: Back;
  /** "PR-000042". */
  readonly number?: string;
  readonly title: string;
  readonly status: Status;
  /** When it is due: `<DueChip>`. */
  readonly clock?: ReactNode;
  /** Who has it now and what comes next, in words. */
  readonly nextStep?: ReactNode;
  /** What is done most here; at most two. */
  readonly primaryActions?: readonly [] | readonly [Action] | readonly [Action, Action];
  /** The rest. */
  readonly moreActions?: readonly Action[];
  /** A problem or news over the page. */
  readonly notice?: ReactNode;
  /** Data and conversation. */
  readonly main: readonly Section[];
  /** People, route, facts. */
  readonly side: readonly Section[];
  readonly history?: Section;
}

/** One thing with all that is known of it: a request, an instance, a register's card. */
export function RecordPage(props: RecordPageProps) {
  const { back, number, title, status, clock, nextStep, primaryActions = [], moreActions = [], notice, main, side, history } = props;
  return (
    <Box component="article" sx={{ maxWidth: sizes.page, mx: 'auto' }}>
      <Box component="header" sx={{ pb: 2, borderBottom: 1, borderColor: 'divider' }}>
        {back ? (
          <Box sx={{ mb: 1 }}>
            <TextLink href={back.href}>← {back.label}</TextLink>
          </Box>
        ) : null}
        <Stack direction={{ xs: 'column', md: 'row' }} spacing={2} sx={{ justifyContent: 'space-between' }}>
          <Box sx={{ minWidth: 0 }}>
            {number === undefined ? null : <Typography color="text.secondary">{number}</Typography>}
            <Typography variant="h1">{title}</Typography>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, mt: 1 }}>
              <StatusWord status={status} />
              {clock}
              {nextStep === undefined ? null : <span>{nextStep}</span>}
            </Box>
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, flex: 'none', alignItems: 'flex-start' }}>
            {moreActions.map((action) => (
              <ActionButton key={action.id} action={action} weight="quiet" />
            ))}
            {primaryActions.map((action, index) => (
              <ActionButton key={action.id} action={action} weight={index === 0 ? 'primary' : 'secondary'} />
            ))}
          </Box>
        </Stack>
      </Box>
      {notice === undefined ? null : <Box sx={{ mt: 2 }}>{notice}</Box>}
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: `minmax(0, 1fr) ${sizes.aside}px` }, gap: 4, mt: 3 }}>
        <Stack spacing={4}>
          {main.map((section) => (
            <RecordSection key={section.id} section={section} />
          ))}
        </Stack>
        <Stack spacing={3} component="aside">
          {side.map((section) => (
            <RecordSection key={section.id} section={section} small />
          ))}
        </Stack>
      </Box>
      {history ? (
        <Box sx={{ mt: 4, pt: 3, borderTop: 1, borderColor: 'divider' }}>
          <RecordSection section={history} />
        </Box>
      ) : null}
    </Box>
  );
}

function RecordSection({ section, small = false }: { readonly section: Section; readonly small?: boolean }) {
  return (
    <Box component="section" aria-labelledby={`section-${section.id}`}>
      <Typography id={`section-${section.id}`} variant={small ? 'h3' : 'h2'} component="h2" sx={{ mb: 1.5 }}>
        {section.title}
      </Typography>
      {section.content}
    </Box>
  );
}
