import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { memo, type ReactElement } from 'react';
import { FieldNode } from '../fields/FieldNode.js';
import { besideControl, RequiredWord } from '../fields/FieldFrame.js';
import { nodeFacts, useNodeWords } from '../fields/node-words.js';
import { controlId, partIds, useForm, useNode, useReader } from '../form-context.js';
import { rowsIn } from '../store/address.js';
import { filled } from '../texts.js';
import { valueText } from '../words/value-text.js';
import { moveByKeys, Cards, type RowProps } from './RepeatNode.js';
import type { NodeProps } from './NodeView.js';
import { RowMenu } from './RowMenu.js';
import { RowsFrame } from './RowsFrame.js';
import { useColumns, useTotals } from './table-columns.js';
import { type Rows, useRows } from './use-rows.js';

/** Rows of values: a table where there is room, cards on a phone. */
export function TableNode(props: NodeProps): ReactElement {
  const rows = useRows(props.nodeId, props.row);
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <RowsFrame nodeId={props.nodeId} level={props.level} rows={rows}>
      {isPhone ? (
        <>
          <Cards {...props} rows={rows} />
          <Sums {...props} rows={rows} />
        </>
      ) : (
        <Wide {...props} rows={rows} />
      )}
    </RowsFrame>
  );
}

function Wide({ nodeId, row, rows }: NodeProps & { readonly rows: Rows }): ReactElement {
  const { texts } = useForm();
  const { mayChange, actions } = rows;
  const { rowIds } = rows.snapshot;
  const columns = useColumns(nodeId, row, rowIds);
  return (
    <TableContainer sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-labelledby={partIds(rows.id).label} sx={{ '& td, & th': { px: 1, verticalAlign: 'top' } }}>
        <TableHead>
          <TableRow>
            <TableCell component="th" scope="col" sx={{ width: 0 }}>
              №
            </TableCell>
            {columns.map((column) => (
              <Heading key={column} nodeId={column} row={row} first={rowIds[0]} />
            ))}
            {rows.mayChange && <TableCell component="td" sx={{ width: 0 }} aria-label={texts.rowActions} />}
          </TableRow>
        </TableHead>
        <TableBody>
          {rowIds.map((rowId, index) => (
            <Line
              key={rowId}
              {...{ nodeId, row, rowId, index, columns, actions, mayChange }}
              isLast={index === rowIds.length - 1}
              isFull={rowIds.length >= rows.limit}
            />
          ))}
        </TableBody>
        <Totals columns={columns} nodeId={nodeId} row={row} rowIds={rowIds} mayChange={rows.mayChange} />
      </Table>
    </TableContainer>
  );
}

function Heading({
  nodeId,
  row,
  first,
}: {
  readonly nodeId: string;
  readonly row: string;
  readonly first: string | undefined;
}): ReactElement {
  const { store, mode } = useForm();
  const { label, help } = useNodeWords(nodeId);
  const { state } = useNode({ nodeId, rows: first === undefined ? [] : [...rowsIn(row), first] });
  const facts = nodeFacts(store.form, nodeId);
  const isNumber = ['integer', 'decimal', 'money'].includes(facts.type);
  return (
    <TableCell
      component="th"
      scope="col"
      sx={{ minWidth: (theme) => theme.spacing(isNumber ? 14 : 20) }}
      align={isNumber ? 'right' : 'left'}
      {...(help === '' ? {} : { title: help })}
    >
      {label}
      {state.required && !state.readOnly && mode === 'edit' && <RequiredWord />}
    </TableCell>
  );
}

interface LineProps extends RowProps {
  readonly nodeId: string;
  readonly row: string;
  readonly columns: readonly string[];
}

const Line = memo(function Line(props: LineProps): ReactElement {
  const { nodeId, row, rowId, index, isLast, isFull, columns, mayChange, actions } = props;
  const { texts, prefix, mode } = useForm();
  const key = row === '' ? rowId : `${row} ${rowId}`;
  const id = controlId(prefix, { nodeId: `${nodeId}-row`, rows: key.split(' ') });
  const name = filled(texts.row, { number: index + 1 });
  return (
    <TableRow id={id} tabIndex={-1} onKeyDown={mayChange ? moveByKeys(actions, rowId) : undefined}>
      <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>
        <Box sx={mode === 'read' ? {} : besideControl}>{index + 1}</Box>
      </TableCell>
      {columns.map((column) => (
        <TableCell key={column} sx={{ minWidth: 0 }}>
          <FieldNode nodeId={column} row={key} index={index} rowName={name} />
        </TableCell>
      ))}
      {mayChange && (
        <TableCell>
          <RowMenu id={`${id}-menu`} name={name} isFirst={index === 0} isLast={isLast} isFull={isFull} rowId={rowId} actions={actions} />
        </TableCell>
      )}
    </TableRow>
  );
});

function Totals(props: {
  readonly columns: readonly string[];
  readonly nodeId: string;
  readonly row: string;
  readonly rowIds: readonly string[];
  readonly mayChange: boolean;
}): ReactElement | null {
  const { store, texts } = useForm();
  const reader = useReader();
  const totals = useTotals(props.columns, props.row, props.rowIds);
  if (totals.size === 0 || props.rowIds.length < 2) return null;
  const [first] = props.columns;
  return (
    <TableFooter>
      <TableRow sx={{ '& td, & th': { color: 'text.primary', fontWeight: 'fontWeightMedium', fontSize: 'inherit' } }}>
        <TableCell />
        {props.columns.map((column) => {
          const total = totals.get(column);
          if (total !== undefined) {
            return (
              <TableCell key={column} align="right" sx={{ whiteSpace: 'nowrap' }}>
                {valueText(total, nodeFacts(store.form, column), reader)}
              </TableCell>
            );
          }
          return column === first ? (
            <TableCell key={column} component="th" scope="row">
              {texts.total}
            </TableCell>
          ) : (
            <TableCell key={column} />
          );
        })}
        {props.mayChange && <TableCell />}
      </TableRow>
    </TableFooter>
  );
}

/** The totals below the cards of a phone, each with the name of its column. */
function Sums({ nodeId, row, rows }: NodeProps & { readonly rows: Rows }): ReactElement | null {
  const { store, texts } = useForm();
  const reader = useReader();
  const { rowIds } = rows.snapshot;
  const totals = useTotals(useColumns(nodeId, row, rowIds), row, rowIds);
  if (totals.size === 0 || rowIds.length < 2) return null;
  return (
    <Box component="dl" sx={{ m: 0, mt: 2 }}>
      {[...totals].map(([column, total]) => (
        <Box key={column} sx={{ display: 'flex', justifyContent: 'space-between', columnGap: 2, fontWeight: 'fontWeightMedium' }}>
          <dt>
            {texts.total}
            {totals.size > 1 && <ColumnName nodeId={column} />}
          </dt>
          <Box component="dd" sx={{ m: 0, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
            {valueText(total, nodeFacts(store.form, column), reader)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function ColumnName({ nodeId }: { readonly nodeId: string }): string {
  return `: ${useNodeWords(nodeId).label}`;
}
