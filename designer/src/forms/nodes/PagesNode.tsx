import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { type ReactElement, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
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
  const visible = useVisible(compiled?.children ?? []);
  const open = chosen !== undefined && visible.includes(chosen) ? chosen : visible[0];
  const isWizard = compiled?.type === 'wizard';
  const id = (child: string, part: string): string => `${controlId(prefix, { nodeId: child, rows: [] })}-${part}`;
  return (
    <div>
      {isWizard ? (
        <StepTitle steps={visible} open={open} id={id(nodeId, 'title')} />
      ) : (
        <TabList tabs={visible} open={open} nodeId={nodeId} id={id} />
      )}
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
      {isWizard && <StepButtons steps={visible} open={open} nodeId={nodeId} titleId={id(nodeId, 'title')} />}
    </div>
  );
}

const listed = (names: string): readonly string[] => (names === '' ? [] : names.split(' '));

/** Those of some pages that are visible now. */
function useVisible(ids: readonly string[]): readonly string[] {
  const { store } = useForm();
  const names = ids.join(' ');
  const watch = useCallback(
    (listener: () => void) => {
      const stops = listed(names).map((nodeId) => store.watch({ nodeId, rows: [] }, listener));
      return () => stops.forEach((stop) => stop());
    },
    [store, names],
  );
  const seen = useSyncExternalStore(watch, () =>
    listed(names)
      .filter((nodeId) => store.snapshot({ nodeId, rows: [] }).state.visible)
      .join(' '),
  );
  return listed(seen);
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

function StepTitle(props: { readonly steps: readonly string[]; readonly open: string | undefined; readonly id: string }): ReactElement {
  const { steps, open, id } = props;
  const { texts } = useForm();
  const number = steps.indexOf(open ?? '') + 1;
  const name = PageName({ nodeId: open ?? '' });
  return (
    <Typography component="h2" variant="h2" tabIndex={-1} id={id} sx={{ '&:focus': { outline: 'none' } }}>
      {filled(texts.step, { number, count: steps.length, name })}
    </Typography>
  );
}

function StepButtons(props: {
  readonly steps: readonly string[];
  readonly open: string | undefined;
  readonly nodeId: string;
  readonly titleId: string;
}): ReactElement {
  const { store, pages, texts, prefix, disabled } = useForm();
  const { steps, open, nodeId, titleId } = props;
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    // Whoever goes on or back begins at the title of the step that is now open.
    if (moves > 0) focusControl(titleId);
  }, [moves, titleId]);
  const place = steps.indexOf(open ?? '');
  const go = (by: number): void => {
    const wrong = by > 0 ? store.check(store.form.nodes.get(open ?? '')?.fields ?? []) : null;
    if (wrong) {
      focusControl(controlId(prefix, wrong));
      return;
    }
    const next = steps[place + by];
    if (next === undefined) return;
    pages.open(nodeId, next);
    setMoves(moves + 1);
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
