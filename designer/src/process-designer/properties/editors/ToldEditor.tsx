import Stack from '@mui/material/Stack';
import { toldWith } from '../../../document/commands/properties.js';
import { useDesigner, useDesignerStore } from '../../state/use-designer.js';
import { useSection } from '../editing/panel-context.js';
import { useTyped } from '../editing/use-typed.js';
import { say } from '../texts.js';
import { TextBox } from './controls.js';
import type { EditorProps } from './editor.js';

type Language = 'en' | 'ru';
type Texts = Parameters<typeof toldWith>[0];

/** The wording in one language alone; a single text is in the language of the document. */
function wordingIn(value: unknown, language: Language, byDefault: Language): string {
  if (typeof value === 'string') return language === byDefault ? value : '';
  const text = typeof value === 'object' && value !== null ? (value as Partial<Record<Language, unknown>>)[language] : undefined;
  return typeof text === 'string' ? text : '';
}

interface WordingProps extends EditorProps {
  readonly wording: Language;
  readonly isFirst: boolean;
  readonly rows: number | undefined;
}

function Wording({ field, value, isMixed, writing, id, label, describedBy, wording, isFirst, rows }: WordingProps) {
  const { language } = useSection();
  const store = useDesignerStore();
  const byDefault = useDesigner(({ document }) => document.defaultLanguage ?? 'en');
  const put = (text: unknown): boolean => {
    // The value as the document has it now: the other language may have been written meanwhile.
    const now = store.view().document.defaultLanguage ?? 'en';
    return writing.put(toldWith(value as Texts, wording, String(text ?? ''), now), true);
  };
  const { text, change, leave, keyDown } = useTyped({
    value: wordingIn(value, wording, byDefault),
    write: String,
    read: (typed) => ({ value: typed.trim() === '' ? '' : typed }),
    put,
    writing,
  });
  return (
    <TextBox
      {...(isFirst ? { id } : {})}
      name={`${label}: ${say(wording, language)}`}
      text={text}
      onText={change}
      onLeave={leave}
      {...(rows === undefined ? { onKey: keyDown } : { rows })}
      placeholder={isMixed ? say('several', language) : say(wording, language)}
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
      required={field.required && isFirst}
      language={wording}
      end={wording.toUpperCase()}
    />
  );
}

const rowsOf: Readonly<Record<string, number>> = { multiline: 3 };

/** A text in both languages, the reader's first. */
export function ToldEditor(props: EditorProps) {
  const { language } = useSection();
  const other = language === 'en' ? 'ru' : 'en';
  const rows = rowsOf[props.field.kind];
  return (
    <Stack spacing={0.5}>
      <Wording {...props} wording={language} isFirst rows={rows} />
      <Wording {...props} wording={other} isFirst={false} rows={rows} />
    </Stack>
  );
}
