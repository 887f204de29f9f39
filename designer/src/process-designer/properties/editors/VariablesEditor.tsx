import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { declareVariable, removeVariable, renameVariable, type Command } from '../../../document/index.js';
import { createPropertyRegistry } from '../../../elements/index.js';
import { together } from '../editing/change-property.js';
import { nestedFields } from '../editing/nested-fields.js';
import { useSection } from '../editing/panel-context.js';
import { NestedFields } from '../frame/NestedFields.js';
import { say } from '../texts.js';
import { ChoiceBox, TextBox } from './controls.js';
import type { EditorProps } from './editor.js';
import { AddRow, RowTools } from './RowTools.js';

type Declarations = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const all = createPropertyRegistry()
  .of('variable')
  .flatMap(({ fields }) => fields);
const types = all.find(({ path }) => path.join('.') === 'type')?.options ?? [];
const more = all.filter(({ path }) => path.join('.') !== 'type');

/** Variables: the name, which changes everywhere it is used; the type; and all else behind a button. */
export function VariablesEditor(props: EditorProps) {
  const { field, value, writing, id, label } = props;
  const { ids } = useSection();
  if (field.path.at(-1) === 'items') return <Entries {...props} />;
  const declarations = (typeof value === 'object' && value !== null ? value : {}) as Declarations;
  const names = Object.keys(declarations);
  // Variables of a process have commands of their own; the parts of one are said in place.
  const [owner] = field.path.length === 1 ? ids : [];
  const put = (next: Declarations): boolean => writing.put(Object.keys(next).length === 0 ? undefined : next);
  const run = (command: Command): boolean => writing.run(together(command.label, [command]));
  const free = (): string => {
    for (let number = names.length + 1; ; number += 1) if (!names.includes(`value${number}`)) return `value${number}`;
  };
  const add = (): void => {
    if (owner === undefined) put({ ...declarations, [free()]: { type: 'text' } });
    else run(declareVariable(owner, free(), { type: 'text' }));
  };
  const remove = (name: string): void => {
    const { [name]: _gone, ...others } = declarations;
    if (owner === undefined) put(others);
    else run(removeVariable(owner, name));
  };
  const rename = (from: string, to: string): boolean => {
    if (from === to) return true;
    if (owner !== undefined) return run(renameVariable(owner, from, to));
    return put(Object.fromEntries(Object.entries(declarations).map(([name, one]) => [name === from ? to : name, one])));
  };
  return (
    <Stack spacing={0.5} role="group" id={id} aria-labelledby={`${id}-label`}>
      {names.map((name, index) => (
        <Variable
          key={index}
          {...props}
          name={name}
          onRename={(to) => rename(name, to)}
          onRemove={() => remove(name)}
          type={String(declarations[name]?.['type'] ?? '')}
          onType={(type) => put({ ...declarations, [name]: { ...declarations[name], type } })}
        />
      ))}
      <AddRow label={label} onAdd={add} />
    </Stack>
  );
}

interface VariableProps extends EditorProps {
  readonly name: string;
  readonly type: string;
  readonly onRename: (to: string) => boolean;
  readonly onRemove: () => void;
  readonly onType: (type: string) => void;
}

function Variable({ name, type, onRename, onRemove, onType, field, label, describedBy, writing }: VariableProps) {
  const { language, isReadOnly } = useSection();
  const [text, setText] = useState(name);
  const [known, setKnown] = useState(name);
  const [isOpen, setOpen] = useState(false);
  if (known !== name) {
    setKnown(name);
    setText(name);
  }
  // Renamed at the end and not key by key: every expression that names it follows.
  const leave = (): void => {
    if (!isReadOnly && text.trim() !== name) onRename(text.trim());
  };
  const details = say('details', language, { name });
  return (
    <Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto auto', gap: 0.5, alignItems: 'center' }}>
        <TextBox
          name={`${label}: ${say('name', language).toLowerCase()} ${name}`}
          text={text}
          onText={setText}
          onLeave={leave}
          onKey={(event) => {
            if (event.key === 'Enter') leave();
          }}
          describedBy={describedBy}
          invalid={writing.problem !== undefined && text !== name}
          isCode
        />
        <TypeBox name={`${name}: ${say('type', language).toLowerCase()}`} type={type} onType={onType} />
        <IconButton
          size="small"
          aria-label={details}
          title={details}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          sx={{ p: 0.25 }}
        >
          <ExpandMore fontSize="small" sx={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} />
        </IconButton>
        <RowTools what={name} onRemove={onRemove} />
      </Box>
      {isOpen ? (
        <Box sx={{ pl: 1.5, my: 1, borderLeft: 1, borderColor: 'divider' }}>
          <NestedFields fields={nestedFields(more, 0, [...field.path, name])} about={name} />
        </Box>
      ) : null}
    </Box>
  );
}

function TypeBox({ name, type, onType }: { readonly name: string; readonly type: string; readonly onType: (type: string) => void }) {
  const { language } = useSection();
  return (
    <ChoiceBox
      name={name}
      value={type}
      options={[
        ...(type === '' ? [{ value: '', label: say('none', language) }] : []),
        ...types.map((option) => ({ value: String(option.value), label: option.label[language] })),
      ]}
      onChoose={onType}
    />
  );
}

/** What the entries of a list are. */
function Entries({ field, value, writing, label, id }: EditorProps) {
  const declaration = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const type = String(declaration['type'] ?? '');
  // A list of lists of lists is said as JSON in the JSON view: forms cannot show one.
  const isDeep = field.path.length > 12;
  return (
    <Stack spacing={0.5} role="group" id={id} aria-labelledby={`${id}-label`}>
      <TypeBox name={label} type={type} onType={(next) => writing.put({ ...declaration, type: next })} />
      {type === '' || isDeep ? null : (
        <Box sx={{ pl: 1.5, borderLeft: 1, borderColor: 'divider' }}>
          <NestedFields fields={nestedFields(more, 0, field.path)} about={label} />
        </Box>
      )}
    </Stack>
  );
}
