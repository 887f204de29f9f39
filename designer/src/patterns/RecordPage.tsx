import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { sizes, unseen } from '../theme/index.js';
import { BackLink } from './BackLink.js';
import { ActionButton } from './Buttons.js';
import type { Back } from './PageHead.js';
import type { Action, Section, Status } from './shapes.js';
import { StatusWord } from './StatusWord.js';

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
  /** It stands beside its list, which has the page's title. */
  readonly embedded?: boolean;
}

/** From this width of its own column on the record has two; beside a list that is narrower than the window. */
const wide = '@760';

/** One thing with all that is known of it: a request, an instance, a register's card. */
export function RecordPage(props: RecordPageProps) {
  const {
    back,
    number,
    title,
    status,
    clock,
    nextStep,
    primaryActions = [],
    moreActions = [],
    notice,
    main,
    side,
    history,
    embedded = false,
  } = props;
  return (
    <Box component="article" sx={{ maxWidth: sizes.page, mx: 'auto', containerType: 'inline-size' }}>
      <Box component="header" sx={{ pb: 2, borderBottom: 1, borderColor: 'divider' }}>
        {back ? <BackLink {...back} /> : null}
        <Box sx={{ display: 'flex', flexDirection: { '@': 'column', '@sm': 'row' }, gap: 2, justifyContent: 'space-between' }}>
          <Box sx={{ minWidth: 0 }}>
            {number === undefined ? null : <Typography color="textSecondary">{number}</Typography>}
            <Typography variant={embedded ? 'h2' : 'h1'} component={embedded ? 'h2' : 'h1'}>
              {title}
            </Typography>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, mt: 1 }}>
              <StatusWord status={status} />
              {clock}
              {nextStep === undefined ? null : <span>{nextStep}</span>}
            </Box>
          </Box>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, flex: 'none', alignItems: 'flex-start', displayPrint: 'none' }}>
            {primaryActions.map((action, index) => (
              <ActionButton key={action.id} action={action} weight={index === 0 ? 'primary' : 'secondary'} />
            ))}
            {moreActions.map((action) => (
              <ActionButton key={action.id} action={action} weight="quiet" />
            ))}
          </Box>
        </Box>
      </Box>
      {notice === undefined ? null : <Box sx={{ mt: 2 }}>{notice}</Box>}
      <Box
        sx={{ display: 'grid', gridTemplateColumns: { '@': 'minmax(0, 1fr)', [wide]: `minmax(0, 1fr) ${sizes.aside}px` }, gap: 4, mt: 3 }}
      >
        <Stack spacing={4}>
          {main.map((section) => (
            <RecordSection key={section.id} section={section} embedded={embedded} />
          ))}
        </Stack>
        <Stack spacing={3}>
          {side.map((section) => (
            <RecordSection key={section.id} section={section} embedded={embedded} small />
          ))}
        </Stack>
      </Box>
      {history ? (
        <Box sx={{ mt: 4, pt: 3, borderTop: 1, borderColor: 'divider' }}>
          <RecordSection section={history} embedded={embedded} />
        </Box>
      ) : null}
    </Box>
  );
}

interface RecordSectionProps {
  readonly section: Section;
  readonly embedded: boolean;
  readonly small?: boolean;
}

function RecordSection({ section, embedded, small = false }: RecordSectionProps) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id}>
      <Typography
        id={id}
        variant={small || embedded ? 'h3' : 'h2'}
        component={embedded ? 'h3' : 'h2'}
        sx={section.titleUnseen ? unseen : { mb: 1.5 }}
      >
        {section.title}
      </Typography>
      {section.content}
    </Box>
  );
}
