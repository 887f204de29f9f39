import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import type { Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { memo, type KeyboardEvent, type ReactElement } from 'react';
import { controlId, useForm } from '../form-context.js';
import { filled } from '../texts.js';
import { Grid } from './GroupNode.js';
import type { NodeProps } from './NodeView.js';
import { RowMenu } from './RowMenu.js';
import { RowsFrame } from './RowsFrame.js';
import { type RowActions, type Rows, useRows } from './use-rows.js';

/** A section that repeats: each row a card with its fields. */
export function RepeatNode({ nodeId, row, level }: NodeProps): ReactElement {
  const rows = useRows(nodeId, row);
  return (
    <RowsFrame nodeId={nodeId} level={level} rows={rows}>
      <Cards nodeId={nodeId} row={row} level={level} rows={rows} />
    </RowsFrame>
  );
}

/** The rows of a table or a repeated section as cards. */
export function Cards({ nodeId, row, level, rows }: NodeProps & { readonly rows: Rows }): ReactElement {
  const { mayChange, actions } = rows;
  const { rowIds } = rows.snapshot;
  return (
    <Stack spacing={2}>
      {rowIds.map((rowId, index) => (
        <RowCard
          key={rowId}
          {...{ nodeId, row, level, rowId, index, actions, mayChange }}
          isLast={index === rowIds.length - 1}
          isFull={rowIds.length >= rows.limit}
        />
      ))}
    </Stack>
  );
}

/** One row of several. */
export interface RowProps {
  readonly rowId: string;
  readonly index: number;
  readonly isLast: boolean;
  /** No more rows can be added. */
  readonly isFull: boolean;
  readonly mayChange: boolean;
  readonly actions: RowActions;
}

const RowCard = memo(function RowCard(props: NodeProps & RowProps): ReactElement {
  const { nodeId, row, level, rowId, index, isLast, isFull, mayChange, actions } = props;
  const { store, texts, prefix } = useForm();
  const key = row === '' ? rowId : `${row} ${rowId}`;
  const id = controlId(prefix, { nodeId: `${nodeId}-row`, rows: key.split(' ') });
  const name = filled(texts.row, { number: index + 1 });
  return (
    <Card
      id={id}
      tabIndex={-1}
      role="group"
      aria-labelledby={`${id}-name`}
      sx={offScreen}
      onKeyDown={mayChange ? moveByKeys(actions, rowId) : undefined}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
        <Typography component="div" variant="subtitle2" id={`${id}-name`}>
          {name}
        </Typography>
        {mayChange && (
          <RowMenu id={`${id}-menu`} name={name} isFirst={index === 0} isLast={isLast} isFull={isFull} rowId={rowId} actions={actions} />
        )}
      </Box>
      <Grid nodeIds={store.form.nodes.get(nodeId)?.children ?? []} row={key} level={level + 1} />
    </Card>
  );
});

/** Cards out of sight are not laid out; the browser's search and the focus still reach them. */
const offScreen = { p: 2, flexShrink: 0, contentVisibility: 'auto', containIntrinsicSize: (theme: Theme) => `auto ${theme.spacing(50)}` };

/** Alt with an arrow moves the row in which the focus is. */
export function moveByKeys(actions: RowActions, rowId: string): (event: KeyboardEvent) => void {
  return (event) => {
    if (!event.altKey || (event.code !== 'ArrowUp' && event.code !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    actions.move(rowId, event.code === 'ArrowUp' ? -1 : 1);
  };
}
