import type { Words } from '../../../document/index.js';
import { useTyped, type Reading } from '../editing/use-typed.js';
import { sayWords } from '../texts.js';
import { TextBox } from './controls.js';
import type { EditorProps } from './editor.js';

/** Where a text stops being JSON, in the words of a person: the line, where the browser says it. */
export function whyNoJson(text: string, error: unknown): Words {
  const message = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return sayWords('notJson', { why: message });
  return sayWords('notJsonAt', { line: text.slice(0, Number(position)).split('\n').length });
}

/** A text as JSON, or why it is none. */
export function readJson(text: string): Reading {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { wrong: whyNoJson(text, error) };
  }
}

const writeJson = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value, null, 2));

/** Any value, as JSON. */
export function JsonEditor({ field, value, writing, id, describedBy }: EditorProps) {
  const typed = useTyped({ value, write: writeJson, read: readJson, writing });
  return (
    <TextBox
      id={id}
      text={typed.text}
      onText={typed.change}
      onLeave={typed.leave}
      rows={field.kind === 'json' ? 3 : 1}
      isCode
      placeholder={field.kind === 'json' ? '{ }' : 'null'}
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
      required={field.required}
    />
  );
}
