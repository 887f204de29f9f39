import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { ExpressionSource } from '../../expression/ExpressionSource.js';
import { mappingOf, rowsOf, type MappingRow, type Source } from '../editing/mapping-rows.js';
import { useSection } from '../editing/panel-context.js';
import { say } from '../texts.js';
import { useOptions } from './CompletedEditor.js';
import { CompletedBox } from './controls.js';
import type { EditorProps } from './editor.js';
import { AddRow, RowTools } from './RowTools.js';

/** Lines of a name and the expression that is written there. A line that is not yet whole stays here until it is. */
export function MappingEditor(props: EditorProps) {
  const { field, value, writing, label } = props;
  const { language } = useSection();
  const [rows, setRows] = useState<readonly MappingRow[]>(() => rowsOf(value));
  const known = useRef(value);
  const count = useRef(rows.length);
  // Undo and other panels change the mapping too; what is not whole yet here stays behind it.
  if (JSON.stringify(known.current) !== JSON.stringify(value)) {
    known.current = value;
    const own = mappingOf(rows);
    if ('wrong' in own || JSON.stringify(own.value) !== JSON.stringify(value)) {
      count.current += 1000;
      setRows(rowsOf(value).map((row) => ({ ...row, row: row.row + count.current })));
    }
  }
  const put = (next: readonly MappingRow[], isTyped: boolean): boolean => {
    setRows(next);
    const mapping = mappingOf(next);
    if ('wrong' in mapping) {
      writing.tell(mapping.wrong);
      return false;
    }
    // What an own write makes is no change from elsewhere.
    known.current = mapping.value;
    const isTaken = writing.put(mapping.value, isTyped);
    if (!isTaken) known.current = value;
    return isTaken;
  };
  const change = (row: number, part: Partial<MappingRow>): boolean =>
    put(
      rows.map((one) => (one.row === row ? { ...one, ...part } : one)),
      true,
    );
  // Names of variables where values are written, of something else where they are given.
  const isIntoVariables = field.path.at(-1) === 'out' || field.path.at(-1) === 'set';
  const options = useOptions(isIntoVariables ? 'path' : 'none');
  return (
    <Stack spacing={1} role="group" aria-labelledby={`${props.id}-label`} id={props.id}>
      {rows.map((row, index) => {
        const what = `${label}, ${row.name || say('row', language, { number: index + 1 })}`;
        return (
          <Box
            key={row.row}
            sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: 0.5, pl: 1, borderLeft: 1, borderColor: 'divider' }}
          >
            <CompletedBox
              name={`${what}: ${say('into', language)}`}
              text={row.name}
              onText={(name) => change(row.row, { name: name.trim() })}
              onLeave={writing.settle}
              options={options}
              placeholder={say('into', language)}
              describedBy={props.describedBy}
            />
            <RowTools
              what={what}
              onRemove={() =>
                put(
                  rows.filter((one) => one !== row),
                  false,
                )
              }
            />
            <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
              <ExpressionSource
                {...props}
                id={`${props.id}-${row.row}`}
                label={what}
                value={row.source}
                onSource={(source: Source | undefined) => change(row.row, { source })}
              />
            </Box>
          </Box>
        );
      })}
      {rows.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {say('none', language)}
        </Typography>
      ) : null}
      <AddRow
        label={label}
        onAdd={() => {
          count.current += 1;
          setRows([...rows, { row: count.current, name: '', source: undefined }]);
        }}
      />
    </Stack>
  );
}
