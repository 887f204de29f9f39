import { useMemo } from 'react';
import { useDesigner } from '../../state/use-designer.js';
import { useHost, useSection, type KnownThings } from '../editing/panel-context.js';
import { pathsOf, seenVariables } from '../editing/seen-variables.js';
import { useTyped } from '../editing/use-typed.js';
import { CompletedBox, type BoxOption } from './controls.js';
import type { EditorProps } from './editor.js';
import { useHint } from './plain.js';

const knownAs: Readonly<Record<string, keyof KnownThings>> = {
  form: 'forms',
  decision: 'decisions',
  calledProcess: 'processes',
  service: 'services',
  register: 'registers',
};

/** What can be named at a property: variables and their parts, or what the host knows. */
export function useOptions(kind: string): readonly BoxOption[] {
  const { ids } = useSection();
  const { known } = useHost();
  const isVariable = kind === 'path' || kind === 'name';
  const document = useDesigner((view) => (isVariable ? view.document : undefined));
  return useMemo(() => {
    if (document) {
      const seen = seenVariables(document, ids[0]);
      const paths = kind === 'path' ? pathsOf(seen) : seen.map(({ name }) => name);
      return paths.map((value) => ({ value, label: value }));
    }
    const list = knownAs[kind];
    return (list === undefined ? [] : (known[list] ?? [])).map(({ id, label }) => ({ value: id, label }));
  }, [document, ids, kind, known]);
}

/** The name or the path of a variable, or the id of something that other capabilities keep: completed, and free. */
export function CompletedEditor({ field, value, isMixed, writing, id, describedBy }: EditorProps) {
  const options = useOptions(field.kind);
  const typed = useTyped({
    value,
    write: (text) => (typeof text === 'string' ? text : ''),
    read: (text) => ({ value: text.trim() === '' ? undefined : text.trim() }),
    writing,
  });
  return (
    <CompletedBox
      id={id}
      text={typed.text}
      onText={typed.change}
      onLeave={typed.leave}
      onKey={typed.keyDown}
      options={options}
      placeholder={useHint({ field, isMixed })}
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
      required={field.required}
    />
  );
}
