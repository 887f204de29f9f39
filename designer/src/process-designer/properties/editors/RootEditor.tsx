import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useMemo } from 'react';
import { isRefusal } from '../../../document/command.js';
import { addRoot, modelOf, renameRoot, type Command, type RootType } from '../../../document/index.js';
import { toldIn } from '../../../drawing/read/values.js';
import { useDesigner, useDesignerStore } from '../../state/use-designer.js';
import { changeProperty, together } from '../editing/change-property.js';
import { useSection } from '../editing/panel-context.js';
import { useTyped } from '../editing/use-typed.js';
import { say } from '../texts.js';
import { ChoiceBox, TextBox, type BoxOption } from './controls.js';
import type { EditorProps } from './editor.js';

const made: ReadonlySet<string> = new Set<RootType>(['message', 'signal', 'error', 'escalation']);

/** The shared definitions of a kind that a document has. */
function useRoots(type: string): readonly BoxOption[] {
  const { language } = useSection();
  const roots = useDesigner(({ document }) => document.rootElements);
  const byDefault = useDesigner(({ document }) => document.defaultLanguage ?? 'en');
  return useMemo(
    () =>
      Object.entries((roots ?? {}) as Readonly<Record<string, { readonly type?: string; readonly name?: unknown; readonly code?: string }>>)
        .filter(([, root]) => type === 'rootElement' || root.type === type)
        .map(([value, { name, code }]) => ({
          value,
          label: [toldIn(name, language, byDefault) || say('unnamed', language), code].filter(Boolean).join(' · '),
        })),
    [roots, language, byDefault, type],
  );
}

/** A message, signal, error or escalation: one that is there or a new one; its name and its code are everybody's who uses it. */
export function RootEditor(props: EditorProps) {
  const { field, value, isMixed, writing, id, describedBy } = props;
  const { ids, language } = useSection();
  const store = useDesignerStore();
  const roots = useRoots(field.kind);
  const isOwn = made.has(field.kind);
  const create = (): void => {
    const type = field.kind as RootType;
    const before = store.view().document;
    const label = { en: 'Add a definition', ru: 'Добавить определение' };
    const command: Command = {
      name: 'addRoot',
      label,
      change: (document, context) => {
        const answer = addRoot(type, language).change(document, context);
        if (isRefusal(answer)) return answer;
        return together(label, [changeProperty(before, ids, field, answer?.select?.[0])]).change(document, context);
      },
    };
    writing.run(command);
  };
  const chosen = typeof value === 'string' ? value : '';
  const isGone = chosen !== '' && !roots.some((root) => root.value === chosen);
  return (
    <Stack spacing={1}>
      <ChoiceBox
        id={id}
        value={isMixed ? 'mixed' : chosen}
        options={[
          ...(isMixed ? [{ value: 'mixed', label: say('several', language) }] : []),
          { value: '', label: say('none', language) },
          ...roots,
          ...(isGone ? [{ value: chosen, label: say('gone', language, { id: chosen }) }] : []),
          ...(isOwn ? [{ value: ' new', label: say('newOne', language) }] : []),
        ]}
        onChoose={(next) => {
          if (next === ' new') create();
          else if (next !== 'mixed') writing.put(next === '' ? undefined : next);
        }}
        describedBy={describedBy}
        invalid={writing.problem !== undefined}
        required={field.required}
      />
      {isOwn && chosen !== '' && !isGone ? (
        <Box sx={{ display: 'grid', gap: 0.5, pl: 1.5, borderLeft: 1, borderColor: 'divider' }}>
          <RootText {...props} root={chosen} part="name" />
          <RootText {...props} root={chosen} part="code" />
        </Box>
      ) : null}
    </Stack>
  );
}

function RootText({ root, part, writing, label }: EditorProps & { readonly root: string; readonly part: 'name' | 'code' }) {
  const { language } = useSection();
  const value = useDesigner(({ document }) => {
    const entry = modelOf(document).all.get(root)?.entry;
    return part === 'code' ? String(entry?.['code'] ?? '') : toldIn(entry?.name, language, document.defaultLanguage ?? 'en');
  });
  const typed = useTyped({
    value,
    write: String,
    read: (text) => ({ value: text.trim() }),
    put: (text) => {
      const command = renameRoot(root, language, { [part]: String(text) });
      return writing.run(together(command.label, [command]), true);
    },
    writing,
  });
  const word = say(part === 'name' ? 'nameEverywhere' : 'codeEverywhere', language);
  return (
    <TextBox
      name={`${label}: ${word}`}
      text={typed.text}
      onText={typed.change}
      onLeave={typed.leave}
      onKey={typed.keyDown}
      placeholder={word}
    />
  );
}
