import type { NodeState } from '@millrace/engine/forms';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { FieldValue, FormWords } from '../contract.js';
import { partIds, useForm, useReader } from '../form-context.js';
import { valueText } from '../words/value-text.js';
import { besideControl } from './FieldFrame.js';
import { Hidden } from './Hidden.js';
import { nodeFacts } from './node-words.js';
import { Notes } from './Notes.js';

/** What a field shows that cannot be changed. */
export interface ReadFieldProps {
  readonly nodeId: string;
  readonly id: string;
  readonly value: FieldValue;
  readonly state: NodeState;
  readonly label: string;
  readonly help: string;
  readonly problems: readonly FormWords[];
  readonly warnings: readonly FormWords[];
  readonly compact: boolean;
  readonly inList: boolean;
}

/** A value as text: never a greyed input. A term and its description; in a table's cell the value alone. */
export function ReadField({ nodeId, id, value, state, label, problems, warnings, compact, inList }: ReadFieldProps): ReactElement {
  const { store, mode } = useForm();
  const reader = useReader();
  const facts = nodeFacts(store.form, nodeId);
  const text = valueText(value, facts, reader);
  const isNumber = ['integer', 'decimal', 'money'].includes(facts.type);
  const said = (
    <Typography
      component="span"
      id={id}
      tabIndex={-1}
      color={text === '' ? 'textSecondary' : 'textPrimary'}
      sx={{
        display: 'block',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        ...(compact && mode === 'edit' ? besideControl : {}),
        ...(compact && isNumber ? { textAlign: 'right', whiteSpace: 'nowrap' } : {}),
      }}
    >
      {text !== '' ? text : state.computed && mode === 'edit' ? <NotYet /> : compact ? '' : reader.texts.empty}
    </Typography>
  );
  const notes = (problems.length > 0 || warnings.length > 0) && <Notes id={partIds(id).error} problems={problems} warnings={warnings} />;
  if (compact) {
    return (
      <>
        {said}
        {notes}
      </>
    );
  }
  const term = (
    <>
      <Typography component="dt" variant="body2" color="textSecondary" id={partIds(id).label}>
        {label}
      </Typography>
      <Box component="dd" sx={{ m: 0 }}>
        {said}
        {notes}
      </Box>
    </>
  );
  return inList ? (
    term
  ) : (
    <Box component="dl" sx={{ m: 0 }}>
      {term}
    </Box>
  );
}

/** A value that is not computed yet: nothing anybody has forgotten. */
function NotYet(): ReactElement {
  const { texts } = useReader();
  return (
    <>
      <span aria-hidden>—</span>
      <Hidden>{texts.notComputed}</Hidden>
    </>
  );
}
