import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ReactNode } from 'react';
import { TextLink } from './TextLink.js';

/** A column of a list. */
export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** A quiet second line under the content: what kind of thing it is. */
  readonly below?: (row: Row) => ReactNode;
  /** Numbers and money stand at the end. */
  readonly align?: 'start' | 'end';
  /** Short values that read badly in two lines (numbers, dates); other columns give way. */
  readonly oneLine?: boolean;
  /** `title`: names the row, is its link, heads its card; `aside`: stands beside the title on a card (status); `wide`: not on cards. */
  readonly role?: 'title' | 'aside' | 'wide';
}

/** Which rows are chosen for the bulk bar. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}

/** What `<RecordTable>` takes. */
export interface RecordTableProps<Row> {
  /** Name of the table for screen readers: the page's title. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Name of a row for screen readers, "PR-42 Laptop". */
  readonly rowLabel: (row: Row) => string;
  readonly rowHref?: (row: Row) => string;
  readonly selection?: Selection;
  readonly texts: {
    /** "Select {PR-42 Laptop}". */
    select(row: string): string;
    readonly selectAll: string;
  };
}

/** Dense rows as a real `<table>`; below 600 px each row is a card with the same data. */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  return phone ? <Cards {...props} /> : <Rows {...props} />;
}

const toggled = (selected: ReadonlySet<string>, key: string) => {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
};

/** One long word or one long title does not push the other columns out of the page. */
const wraps = {
  overflowWrap: 'anywhere',
  minWidth: (theme: Theme) => theme.spacing(18),
  maxWidth: (theme: Theme) => theme.spacing(50),
} as const;

function Rows<Row>({ label, columns, rows, rowKey, rowLabel, rowHref, selection, texts }: RecordTableProps<Row>) {
  const chosen = rows.filter((row) => selection?.selected.has(rowKey(row))).length;
  return (
    // Between a phone and a desk a wide table scrolls in its own frame, never the page.
    <Box sx={{ overflowX: 'auto' }}>
      <Table aria-label={label} size="small">
        <TableHead>
          <TableRow>
            {selection ? (
              <TableCell padding="checkbox">
                <Checkbox
                  checked={chosen > 0 && chosen === rows.length}
                  indeterminate={chosen > 0 && chosen < rows.length}
                  onChange={() => selection.onChange(chosen === rows.length ? new Set() : new Set(rows.map(rowKey)))}
                  slotProps={{ input: { 'aria-label': texts.selectAll } }}
                />
              </TableCell>
            ) : null}
            {columns.map((column) => (
              <TableCell key={column.id} align={column.align === 'end' ? 'right' : 'left'}>
                {column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <TableRow key={key} hover selected={selection?.selected.has(key) ?? false}>
                {selection ? (
                  <TableCell padding="checkbox">
                    <Checkbox
                      checked={selection.selected.has(key)}
                      onChange={() => selection.onChange(toggled(selection.selected, key))}
                      slotProps={{ input: { 'aria-label': texts.select(rowLabel(row)) } }}
                    />
                  </TableCell>
                ) : null}
                {columns.map((column) => (
                  <TableCell
                    key={column.id}
                    align={column.align === 'end' ? 'right' : 'left'}
                    sx={column.oneLine ? { whiteSpace: 'nowrap' } : wraps}
                    {...(column.role === 'title' ? { component: 'th', scope: 'row' } : {})}
                  >
                    {column.role === 'title' && rowHref ? <TextLink href={rowHref(row)}>{column.cell(row)}</TextLink> : column.cell(row)}
                    <Below content={column.below?.(row)} />
                  </TableCell>
                ))}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Box>
  );
}

/** The quiet line under what names a row. */
function Below({ content }: { readonly content: ReactNode }) {
  if (content === undefined || content === null || content === '') return null;
  return <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{content}</Box>;
}

function Cards<Row>({ label, columns, rows, rowKey, rowLabel, rowHref, selection, texts }: RecordTableProps<Row>) {
  const title = columns.find(({ role }) => role === 'title');
  const aside = columns.filter(({ role }) => role === 'aside');
  const rest = columns.filter(({ role }) => role === undefined);
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => {
        const key = rowKey(row);
        return (
          <Box component="li" key={key} sx={{ display: 'flex', gap: 1, py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
            {selection ? (
              <Checkbox
                checked={selection.selected.has(key)}
                onChange={() => selection.onChange(toggled(selection.selected, key))}
                slotProps={{ input: { 'aria-label': texts.select(rowLabel(row)) } }}
                sx={{ alignSelf: 'flex-start' }}
              />
            ) : null}
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'space-between', alignItems: 'baseline' }}>
                <Box sx={{ typography: 'subtitle1', minWidth: 0 }}>
                  {title && rowHref ? <TextLink href={rowHref(row)}>{title.cell(row)}</TextLink> : (title?.cell(row) ?? rowLabel(row))}
                  <Below content={title?.below?.(row)} />
                </Box>
                {aside.map((column) => (
                  <span key={column.id}>{column.cell(row)}</span>
                ))}
              </Box>
              <Box component="dl" sx={{ m: 0, mt: 0.5, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.5 }}>
                {rest.map((column) => {
                  const content = column.cell(row);
                  // A card says what there is; an empty cell keeps its place only in a table.
                  if (content === '' || content === null || content === undefined) return null;
                  return (
                    <Box key={column.id} sx={{ display: 'contents' }}>
                      <Box component="dt" sx={{ color: 'text.secondary' }}>
                        {column.label}
                      </Box>
                      <Box component="dd" sx={{ m: 0, minWidth: 0, ...(column.oneLine ? { whiteSpace: 'nowrap' } : {}) }}>
                        {content}
                      </Box>
                    </Box>
                  );
                })}
              </Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
