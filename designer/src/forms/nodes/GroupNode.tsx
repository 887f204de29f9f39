import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Fragment, type ReactElement, useId } from 'react';
import { FieldNode } from '../fields/FieldNode.js';
import { rowsIn } from '../store/address.js';
import { useDefinedNode } from '../fields/node-words.js';
import { useForm, useNode } from '../form-context.js';
import { wordsIn } from '../words/value-text.js';
import type { NodeProps } from './NodeView.js';
import { NodeView } from './NodeView.js';

const headings: Readonly<Record<number, 'h2' | 'h3' | 'h4'>> = { 2: 'h2', 3: 'h3', 4: 'h4' };

/** Nodes under one heading, on a grid of twelve columns. */
export function GroupNode({ nodeId, row, level }: NodeProps): ReactElement {
  const { store, language } = useForm();
  const node = useDefinedNode(nodeId);
  const labelId = useId();
  const compiled = store.form.nodes.get(nodeId);
  const label = ['tab', 'step'].includes(compiled?.type ?? '') ? '' : wordsIn(node.label, language);
  const help = wordsIn(node.help, language);
  const children = compiled?.children ?? [];
  const usual = compiled?.type === 'columns' && children.length > 0 ? Math.max(1, Math.floor(12 / children.length)) : 12;
  return (
    <Box {...(label === '' ? {} : { role: 'group', 'aria-labelledby': labelId })}>
      {label !== '' && (
        <Typography component={headings[level] ?? 'h4'} variant={level === 2 ? 'h2' : 'h3'} id={labelId} sx={{ mb: help === '' ? 2 : 0.5 }}>
          {label}
        </Typography>
      )}
      {help !== '' && (
        <Typography color="textSecondary" sx={{ mb: 2 }}>
          {help}
        </Typography>
      )}
      <Grid nodeIds={children} row={row} level={label === '' ? level : level + 1} usual={usual} />
    </Box>
  );
}

/** Nodes side by side as their spans say: of twelve columns, on a phone and on a wide screen. */
export function Grid(props: {
  readonly nodeIds: readonly string[];
  readonly row: string;
  readonly level: number;
  readonly usual?: number;
}): ReactElement {
  const { nodeIds, row, level, usual = 12 } = props;
  const { store, mode } = useForm();
  const isField = (id: string): boolean => (store.form.nodes.get(id)?.path ?? null) !== null && !isRows(store.form.nodes.get(id)?.type);
  // When all is to be read, what stands together is one list of terms.
  if (mode === 'read') {
    return (
      <Box sx={{ display: 'flex', flexDirection: 'column', rowGap: 3 }}>
        {runsOf(nodeIds, isField).map((run) => (
          <Fragment key={run.ids[0]}>
            {run.fields ? (
              <Box component="dl" sx={{ ...columns, m: 0, rowGap: 2 }}>
                {run.ids.map((id) => (
                  <Place key={id} nodeId={id} row={row} usual={usual}>
                    <FieldNode nodeId={id} row={row} inList />
                  </Place>
                ))}
              </Box>
            ) : (
              run.ids.map((id) => <NodeView key={id} nodeId={id} row={row} level={level} />)
            )}
          </Fragment>
        ))}
      </Box>
    );
  }
  return (
    <Box sx={{ ...columns, rowGap: level > 2 || nodeIds.every(isField) ? 2.5 : 4 }}>
      {nodeIds.map((id) => (
        <Place key={id} nodeId={id} row={row} usual={usual}>
          <NodeView nodeId={id} row={row} level={level} />
        </Place>
      ))}
    </Box>
  );
}

const columns = { display: 'grid', gridTemplateColumns: 'repeat(12, minmax(0, 1fr))', columnGap: 2 };

/** A node's place on the grid; none while it is hidden, so that it leaves no gap. */
function Place(props: {
  readonly nodeId: string;
  readonly row: string;
  readonly usual: number;
  readonly children: ReactElement;
}): ReactElement | null {
  const { span } = useDefinedNode(props.nodeId);
  const { state } = useNode({ nodeId: props.nodeId, rows: rowsIn(props.row) });
  if (!state.visible) return null;
  const [phone, wide] = [span?.phone ?? 12, span?.wide ?? props.usual];
  return <Box sx={{ gridColumn: { xs: `span ${phone}`, sm: `span ${wide}` }, minWidth: 0 }}>{props.children}</Box>;
}

function isRows(type: string | undefined): boolean {
  return type === 'table' || type === 'repeat';
}

function runsOf(
  ids: readonly string[],
  isField: (id: string) => boolean,
): readonly { readonly fields: boolean; readonly ids: readonly string[] }[] {
  const runs: { fields: boolean; ids: string[] }[] = [];
  for (const id of ids) {
    const last = runs.at(-1);
    if (last && last.fields === isField(id)) last.ids.push(id);
    else runs.push({ fields: isField(id), ids: [id] });
  }
  return runs;
}
