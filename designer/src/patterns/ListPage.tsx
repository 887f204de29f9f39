import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { sizes } from '../theme/index.js';
import { ActionButton } from './Buttons.js';
import { ListFrame, type ListFrameProps, type ListTexts } from './ListParts.js';
import { RecordTable, type Column, type Selection } from './RecordTable.js';
import type { Action } from './shapes.js';

/** Words of a list page. */
export interface ListPageTexts extends ListTexts {
  /** "Select {PR-42 Laptop}". */
  select(row: string): string;
  readonly selectAll: string;
  /** "2 selected". */
  selected(count: number): string;
  readonly clearSelection: string;
}

/** What `<ListPage>` takes. */
export interface ListPageProps<Row> extends ListFrameProps {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowLabel: (row: Row) => string;
  readonly rowHref?: (row: Row) => string;
  /** Rows can be chosen; `actions` are offered for those that are. */
  readonly selection?: Selection & { readonly actions: readonly Action[] };
  readonly texts: ListPageTexts;
}

/** A list: requests, records, people. Title and one primary action, saved views, a filter sentence, rows, the next page by cursor. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { columns, rows, rowKey, rowLabel, rowHref, selection, ...frame } = props;
  const { title, texts } = frame;
  const chosen = selection?.selected.size ?? 0;
  return (
    <Stack spacing={2} sx={{ maxWidth: sizes.page, mx: 'auto' }}>
      <ListFrame {...frame} count={rows.length}>
        <RecordTable
          label={title}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          rowLabel={rowLabel}
          {...(rowHref ? { rowHref } : {})}
          {...(selection ? { selection } : {})}
          texts={texts}
        />
      </ListFrame>
      {selection && chosen > 0 ? (
        <Box
          role="group"
          aria-label={texts.selected(chosen)}
          sx={{
            position: 'sticky',
            // Above the navigation at the bottom of a phone.
            bottom: (theme) => ({ xs: theme.spacing(8), md: theme.spacing(1) }),
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: 1,
            px: 2,
            py: 1,
            border: 1,
            borderColor: 'divider',
            borderRadius: 2,
            bgcolor: 'background.soft',
          }}
        >
          <Box component="span" role="status" sx={{ mr: 1 }}>
            {texts.selected(chosen)}
          </Box>
          {selection.actions.map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
          <ActionButton
            action={{ id: 'clear', label: texts.clearSelection, onSelect: () => selection.onChange(new Set()) }}
            weight="quiet"
          />
        </Box>
      ) : null}
    </Stack>
  );
}
