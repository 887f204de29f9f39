import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { type ReactElement, useSyncExternalStore } from 'react';
import { focusControl } from '../focus.js';
import { useDefinedNode } from '../fields/node-words.js';
import { controlId, useForm } from '../form-context.js';
import { filled } from '../texts.js';
import { wordsIn } from '../words/value-text.js';
import { GroupNode } from './GroupNode.js';
import type { NodeProps } from './NodeView.js';

/** Tabs, or the steps of a wizard: one at a time. All stay in the page, so that what was typed and searched stays too. */
export function PagesNode({ nodeId, row, level }: NodeProps): ReactElement {
  const { store, pages, prefix } = useForm();
  const compiled = store.form.nodes.get(nodeId);
  const chosen = useSyncExternalStore(pages.watch, () => pages.read(nodeId));
  const visible = (compiled?.children ?? []).filter((id) => store.snapshot({ nodeId: id, rows: [] }).state.visible);
  const open = chosen !== undefined && visible.includes(chosen) ? chosen : visible[0];
  const isWizard = compiled?.type === 'wizard';
  const id = (child: string, part: string): string => `${controlId(prefix, { nodeId: child, rows: [] })}-${part}`;
  return (
    <div>
      {isWizard ? <StepTitle steps={visible} open={open} /> : <TabList tabs={visible} open={open} nodeId={nodeId} id={id} />}
      {visible.map((child) => (
        <Box
          key={child}
          id={id(child, 'panel')}
          hidden={child !== open}
          {...(isWizard ? {} : { role: 'tabpanel', 'aria-labelledby': id(child, 'tab') })}
          sx={{ pt: 2 }}
        >
          <GroupNode nodeId={child} row={row} level={level} />
        </Box>
      ))}
      {isWizard && <StepButtons steps={visible} open={open} nodeId={nodeId} />}
    </div>
  );
}

function TabList(props: {
  readonly tabs: readonly string[];
  readonly open: string | undefined;
  readonly nodeId: string;
  readonly id: (child: string, part: string) => string;
}): ReactElement {
  const { pages } = useForm();
  const own = useDefinedNode(props.nodeId);
  const { language } = useForm();
  const label = wordsIn(own.label, language);
  return (
    <Tabs
      value={props.open ?? false}
      onChange={(_event, child: string) => pages.open(props.nodeId, child)}
      variant="scrollable"
      scrollButtons="auto"
      {...(label === '' ? {} : { 'aria-label': label })}
    >
      {props.tabs.map((child) => (
        <Tab
          key={child}
          value={child}
          id={props.id(child, 'tab')}
          aria-controls={props.id(child, 'panel')}
          label={<PageName nodeId={child} />}
        />
      ))}
    </Tabs>
  );
}

function PageName({ nodeId }: { readonly nodeId: string }): string {
  const { language } = useForm();
  return wordsIn(useDefinedNode(nodeId).label, language);
}

function StepTitle({ steps, open }: { readonly steps: readonly string[]; readonly open: string | undefined }): ReactElement {
  const { texts } = useForm();
  const number = steps.indexOf(open ?? '') + 1;
  const name = PageName({ nodeId: open ?? '' });
  return (
    <Typography component="h2" variant="h2" tabIndex={-1} id={open === undefined ? undefined : `${open}-title`}>
      {filled(texts.step, { number, count: steps.length, name })}
    </Typography>
  );
}

function StepButtons(props: {
  readonly steps: readonly string[];
  readonly open: string | undefined;
  readonly nodeId: string;
}): ReactElement {
  const { store, pages, texts, prefix, disabled } = useForm();
  const { steps, open, nodeId } = props;
  const place = steps.indexOf(open ?? '');
  const go = (by: number): void => {
    const wrong = by > 0 ? store.check(store.form.nodes.get(open ?? '')?.fields ?? []) : null;
    if (wrong) {
      focusControl(controlId(prefix, wrong));
      return;
    }
    const next = steps[place + by];
    if (next !== undefined) pages.open(nodeId, next);
  };
  return (
    <Stack direction="row" spacing={1} sx={{ mt: 3 }}>
      {place > 0 && (
        <Button variant="outlined" color="inherit" size="large" disabled={disabled} onClick={() => go(-1)}>
          {texts.back}
        </Button>
      )}
      {place < steps.length - 1 && (
        <Button variant="outlined" size="large" disabled={disabled} onClick={() => go(1)}>
          {texts.next}
        </Button>
      )}
    </Stack>
  );
}
