import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import { RequiredWord } from '../fields/FieldFrame.js';
import { Hidden } from '../fields/Hidden.js';
import { useDefinedNode } from '../fields/node-words.js';
import { Notes } from '../fields/Notes.js';
import { partIds, useForm } from '../form-context.js';
import { filled } from '../texts.js';
import { wordsIn } from '../words/value-text.js';
import type { Rows } from './use-rows.js';

/** What stands around the rows of a table: its name, what is wrong, the button for one more. */
export function RowsFrame(props: {
  readonly nodeId: string;
  readonly level: number;
  readonly rows: Rows;
  readonly children: ReactNode;
}): ReactElement {
  const { nodeId, level, rows, children } = props;
  const { language, texts } = useForm();
  const node = useDefinedNode(nodeId);
  const { problems, warnings, rowIds, state } = rows.snapshot;
  const ids = partIds(rows.id);
  const label = wordsIn(node.label, language);
  const help = wordsIn(node.help, language);
  const isFull = rowIds.length >= rows.limit;
  return (
    <Box
      role="group"
      aria-labelledby={ids.label}
      aria-describedby={ids.error}
      id={rows.id}
      tabIndex={-1}
      sx={{ '&:focus': { outline: 'none' } }}
    >
      <Typography component={level <= 2 ? 'h2' : 'h3'} variant={level <= 2 ? 'h2' : 'h3'} id={ids.label} sx={{ mb: 1 }}>
        {label}
        {state.required && rows.mayChange && <RequiredWord />}
      </Typography>
      {help !== '' && (
        <Typography color="textSecondary" sx={{ mb: 1 }}>
          {help}
        </Typography>
      )}
      {rowIds.length === 0 ? <Typography color="textSecondary">{texts.noRows}</Typography> : children}
      <Notes id={ids.error} problems={problems} warnings={warnings} />
      {rows.mayChange && (
        <Box sx={{ mt: 1 }}>
          <Button
            id={`${rows.id}-add`}
            variant="outlined"
            color="inherit"
            startIcon={<AddIcon />}
            disabled={isFull}
            onClick={rows.actions.add}
          >
            {wordsIn(node.options?.addLabel, language) || texts.addRow}
          </Button>
          {isFull && <FormHelperText>{filled(texts.rowLimit, { count: rowIds.length, limit: rows.limit })}</FormHelperText>}
        </Box>
      )}
      <Hidden role="status">{rows.news}</Hidden>
    </Box>
  );
}
