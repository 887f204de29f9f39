import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useSection } from '../editing/panel-context.js';
import { say } from '../texts.js';
import { ChoiceBox, TextBox } from './controls.js';
import type { EditorProps } from './editor.js';
import { AddRow, RowTools } from './RowTools.js';

type Access = Readonly<Record<string, string>>;
const rights = ['editable', 'readOnly', 'hidden'] as const;

/** Who may see and edit which field of the form: the whole form first, then fields and groups by their ids. */
export function FormAccessEditor({ value, writing, id, label, describedBy }: EditorProps) {
  const { language, isReadOnly } = useSection();
  const access = (typeof value === 'object' && value !== null ? value : {}) as Access;
  const [draft, setDraft] = useState<string>();
  const names = ['*', ...Object.keys(access).filter((name) => name !== '*')];
  const put = (name: string, right: string | undefined): boolean => {
    const { [name]: _old, ...others } = access;
    const next = right === undefined ? others : { ...access, [name]: right };
    return writing.put(Object.keys(next).length === 0 ? undefined : next);
  };
  const rightBox = (name: string, said: string) => (
    <ChoiceBox
      name={`${label}, ${said}: ${say('access', language).toLowerCase()}`}
      value={access[name] ?? ''}
      options={[{ value: '', label: say('none', language) }, ...rights.map((right) => ({ value: right, label: say(right, language) }))]}
      onChoose={(right) => put(name, right === '' ? undefined : right)}
      describedBy={describedBy}
    />
  );
  return (
    <Stack spacing={0.5} role="group" id={id} aria-labelledby={`${id}-label`}>
      {names.map((name) => {
        const said = name === '*' ? say('whole', language) : name;
        return (
          <Box
            key={name}
            sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto', gap: 0.5, alignItems: 'center' }}
          >
            <Box sx={{ typography: 'body2', overflowWrap: 'anywhere' }}>{said}</Box>
            {rightBox(name, said)}
            {name === '*' ? <span /> : <RowTools what={said} onRemove={() => put(name, undefined)} />}
          </Box>
        );
      })}
      {draft === undefined ? (
        <AddRow label={label} onAdd={() => setDraft('')} />
      ) : (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 0.5 }}>
          <TextBox
            name={`${label}: ${say('node', language).toLowerCase()}`}
            text={draft}
            onText={setDraft}
            placeholder={say('node', language)}
            describedBy={describedBy}
          />
          <ChoiceBox
            name={`${label}: ${say('access', language).toLowerCase()}`}
            value=""
            disabled={isReadOnly || draft.trim() === ''}
            options={[
              { value: '', label: say('access', language) },
              ...rights.map((right) => ({ value: right, label: say(right, language) })),
            ]}
            onChoose={(right) => {
              if (right !== '' && put(draft.trim(), right)) setDraft(undefined);
            }}
          />
        </Box>
      )}
    </Stack>
  );
}
