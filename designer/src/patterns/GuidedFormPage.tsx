import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { sizes } from '../theme/index.js';
import { ActionButton } from './Buttons.js';
import { PageHead, type Back } from './PageHead.js';
import type { Action } from './shapes.js';

/** What `<GuidedFormPage>` takes. */
export interface GuidedFormPageProps {
  readonly back?: Back;
  readonly title: string;
  /** What this is for and how long it takes. */
  readonly text?: ReactNode;
  /** `fill`: the form; `summary`: what was entered, before sending; `sent`: what happens next. */
  readonly phase: 'fill' | 'summary' | 'sent';
  /** A problem, a draft that was found, a lost connection. */
  readonly notice?: ReactNode;
  /** The form, the summary, or the receipt. The caller keeps the form mounted where its state would be lost. */
  readonly children: ReactNode;
  /** "What happens next": steps in order, each a sentence. */
  readonly next?: { readonly title: string; readonly steps: readonly ReactNode[] };
  /** Go on, send. */
  readonly primaryAction?: Action;
  /** Save the draft, back to the form, cancel. */
  readonly otherActions?: readonly Action[];
  /** Beside the actions: "Draft saved at 14:05". Announced when it changes. */
  readonly note?: ReactNode;
}

/** One column to fill in: a service's start, a work item. Summary before sending, what happens next after it. */
export function GuidedFormPage(props: GuidedFormPageProps) {
  const { back, title, text, phase, notice, children, next, primaryAction, otherActions = [], note } = props;
  return (
    <Stack spacing={3} sx={{ maxWidth: sizes.column, mx: 'auto' }} data-phase={phase}>
      <PageHead title={title} {...(back ? { back } : {})} {...(text === undefined ? {} : { text })} />
      {notice}
      {children}
      {next && next.steps.length > 0 ? (
        <Box component="section" aria-labelledby="what-next" sx={{ px: 2, py: 2, bgcolor: 'background.soft', borderRadius: 2 }}>
          <Typography id="what-next" variant="h3" component="h2" sx={{ mb: 1 }}>
            {next.title}
          </Typography>
          {next.steps.length === 1 ? (
            <Typography component="div">{next.steps[0]}</Typography>
          ) : (
            <Box component="ol" sx={{ m: 0, pl: 3, display: 'grid', gap: 0.5 }}>
              {next.steps.map((step, index) => (
                <li key={index}>{step}</li>
              ))}
            </Box>
          )}
        </Box>
      ) : null}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, pt: 2, borderTop: 1, borderColor: 'divider' }}>
        {primaryAction ? <ActionButton action={primaryAction} weight="primary" size="large" /> : null}
        {otherActions.map((action) => (
          <ActionButton key={action.id} action={action} size="large" />
        ))}
        <Box component="span" role="status" sx={{ color: 'text.secondary' }}>
          {note}
        </Box>
      </Box>
    </Stack>
  );
}
