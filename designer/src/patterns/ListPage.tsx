import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { sizes } from '../theme/index.js';
import { ActionButton } from './Buttons.js';
import { FilterSentence } from './FilterSentence.js';
import { ListBody, type ListTexts } from './ListParts.js';
import { PageHead } from './PageHead.js';
import { RecordTable, type Column, type Selection } from './RecordTable.js';
import type { Action, EmptyContent, FilterSentenceParts, Fresh, Loading, More, SavedView } from './shapes.js';
import { ViewTabs } from './ViewTabs.js';

/** Words of a list page. */
export interface ListPageTexts extends ListTexts {
  /** "Select {PR-42 Laptop}". */
  select(row: string): string;
  readonly selectAll: string;
  /** "2 selected". */
  selected(count: number): string;
  readonly clearSelection: string;
}

/** What `<ListPage>` takes. The whole state is the caller's, who keeps it in the address. */
export interface ListPageProps<Row> {
  readonly title: string;
  readonly primaryAction?: Action;
  readonly views?: readonly SavedView[];
  /** Id of the shown view. */
  readonly view?: string;
  readonly filters?: FilterSentenceParts;
  /** Given only while a filter is set. */
  readonly onClearFilters?: () => void;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowLabel: (row: Row) => string;
  readonly rowHref?: (row: Row) => string;
  readonly loading: Loading;
  readonly empty: EmptyContent;
  readonly more?: More;
  readonly fresh?: Fresh;
  /** Rows can be chosen; `actions` are offered for those that are. */
  readonly selection?: Selection & { readonly actions: readonly Action[] };
  readonly texts: ListPageTexts;
}

/** A list: requests, records, people. Title and one primary action, saved views, a filter sentence, rows, the next page by cursor. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { title, primaryAction, views, view, filters, onClearFilters, rows, loading, empty, more, fresh, selection, texts } = props;
  const chosen = selection?.selected.size ?? 0;
  return (
    <Stack spacing={2} sx={{ maxWidth: sizes.page, mx: 'auto' }}>
      <PageHead title={title} {...(primaryAction ? { primaryAction } : {})} />
      {views ? <ViewTabs views={views} current={view ?? ''} label={texts.views} /> : null}
      {filters ? (
        <FilterSentence
          parts={filters}
          label={texts.filters}
          clear={texts.clearFilters}
          {...(onClearFilters ? { onClear: onClearFilters } : {})}
        />
      ) : null}
      <ListBody loading={loading} count={rows.length} empty={empty} texts={texts} {...(more ? { more } : {})} {...(fresh ? { fresh } : {})}>
        <RecordTable
          label={title}
          columns={props.columns}
          rows={rows}
          rowKey={props.rowKey}
          rowLabel={props.rowLabel}
          {...(props.rowHref ? { rowHref: props.rowHref } : {})}
          {...(selection ? { selection } : {})}
          texts={texts}
        />
      </ListBody>
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
