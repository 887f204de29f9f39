import { useSection } from '../properties/editing/panel-context.js';
import type { Source } from '../properties/editing/mapping-rows.js';
import { useTyped } from '../properties/editing/use-typed.js';
import type { EditorProps } from '../properties/editors/editor.js';
import { TextBox } from '../properties/editors/controls.js';

/** What `<ExpressionSource>` takes. */
export interface ExpressionSourceProps extends EditorProps {
  /** Writes the expression; `undefined` takes it away. Answers whether it was taken. */
  readonly onSource: (source: Source | undefined) => boolean;
}

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? String((value as { readonly source?: unknown }).source ?? '')
      : '';

/** The source of an expression. */
export function ExpressionSource({ value, field, writing, id, label, describedBy, onSource }: ExpressionSourceProps) {
  useSection();
  const language = typeof value === 'object' && value !== null ? (value as { readonly language?: 'jsonata' | 'feel' }).language : undefined;
  const typed = useTyped({
    value: textOf(value),
    write: String,
    read: (text) => ({ value: text }),
    put: (text) => {
      const source = String(text);
      return onSource(source.trim() === '' ? undefined : language === undefined ? source : { language, source });
    },
    writing,
  });
  return (
    <TextBox
      id={id}
      name={label}
      text={typed.text}
      onText={typed.change}
      onLeave={typed.leave}
      rows={1}
      isCode
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
      required={field.required}
    />
  );
}

/** A property that is an expression. */
export function ExpressionEditor(props: EditorProps) {
  return <ExpressionSource {...props} onSource={(source) => props.writing.put(source, true)} />;
}
