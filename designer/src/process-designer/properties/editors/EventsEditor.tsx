import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useMemo } from 'react';
import { modelOf } from '../../../document/index.js';
import { createPropertyRegistry } from '../../../elements/index.js';
import { useDesigner, useDesignerStore } from '../../state/use-designer.js';
import { NestedFields } from '../frame/NestedFields.js';
import { nestedFields } from '../editing/nested-fields.js';
import { useSection } from '../editing/panel-context.js';
import { say } from '../texts.js';
import type { EditorProps } from './editor.js';
import { AddRow, RowTools } from './RowTools.js';

const registry = createPropertyRegistry();
/** What is said of an event, of one that is thrown and of one that is caught; several in several are not drawn. */
const partsOf = (subject: string) =>
  registry
    .of(subject)
    .flatMap(({ fields }) => fields)
    .filter(({ path, kind }) => path[0] === 'event' && path[1] !== 'attributes' && kind !== 'events' && path[1] !== 'parallel');
const caught = partsOf('boundaryEvent');
const thrown = partsOf('intermediateThrowEvent');

/** The events that a multiple event consists of, each with what belongs to it. */
export function EventsEditor({ field, value, writing, id, label }: EditorProps) {
  const { ids, language } = useSection();
  const store = useDesignerStore();
  const type = useDesigner(({ document }) => modelOf(document).all.get(ids[0] ?? '')?.entry.type);
  const isThrown = type === 'endEvent' || type === 'intermediateThrowEvent';
  const events = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const names = useMemo(() => Object.keys(events), [events]);
  const add = (): void => {
    const name =
      [...Array(names.length + 1).keys()].map((at) => `event${at + 1}`).find((free) => !names.includes(free)) ?? store.view().plane;
    writing.put({ ...events, [name]: { type: isThrown ? 'signal' : 'timer' } });
  };
  return (
    <Stack spacing={1} role="group" id={id} aria-labelledby={`${id}-label`}>
      {names.map((name, index) => {
        const what = `${say('event', language)} ${index + 1}`;
        return (
          <Box
            key={name}
            sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', pl: 1.5, borderLeft: 1, borderColor: 'divider' }}
          >
            <NestedFields fields={nestedFields(isThrown ? thrown : caught, 1, [...field.path, name])} about={what} />
            <RowTools
              what={what}
              onRemove={() => {
                const { [name]: _gone, ...others } = events;
                writing.put(Object.keys(others).length === 0 ? undefined : others);
              }}
            />
          </Box>
        );
      })}
      <AddRow label={label} onAdd={add} />
    </Stack>
  );
}
