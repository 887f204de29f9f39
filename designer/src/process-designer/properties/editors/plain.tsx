import Typography from '@mui/material/Typography';
import { modelOf } from '../../../document/index.js';
import { toldIn } from '../../../drawing/read/values.js';
import { readNumber } from './read-number.js';
import { useDesigner } from '../../state/use-designer.js';
import { useSection } from '../editing/panel-context.js';
import { useTyped, type Reading } from '../editing/use-typed.js';
import { say, sayWords } from '../texts.js';
import { ChoiceBox, TextBox } from './controls.js';
import type { EditorProps } from './editor.js';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));
const readText = (text: string): Reading => ({ value: text.trim() === '' ? undefined : text.trim() });

/** What is meant while nothing is said, as a hint in the empty field. */
export function useHint({ field, isMixed }: Pick<EditorProps, 'field' | 'isMixed'>): string | undefined {
  const { language } = useSection();
  if (isMixed) return say('several', language);
  return field.byDefault === undefined ? undefined : String(field.byDefault);
}

/** A text in one language, or a code. */
export function TextEditor({ field, value, writing, isMixed, id, describedBy }: EditorProps) {
  const { text, change, leave, keyDown } = useTyped({ value, write: textOf, read: readText, writing });
  return (
    <TextBox
      id={id}
      text={text}
      onText={change}
      onLeave={leave}
      onKey={keyDown}
      placeholder={useHint({ field, isMixed })}
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
      required={field.required}
    />
  );
}

/** A number, with the comma or the point of the reader. */
export function NumberEditor({ field, value, writing, isMixed, id, describedBy }: EditorProps) {
  const { language } = useSection();
  const write = (number: unknown): string =>
    typeof number === 'number' ? String(number).replace('.', language === 'ru' ? ',' : '.') : textOf(number);
  const read = (text: string): Reading => {
    if (text.trim() === '') return { value: undefined };
    const number = readNumber(text);
    if (number === undefined) return { wrong: sayWords('notNumber') };
    return field.wholeNumber === true && !Number.isInteger(number) ? { wrong: sayWords('notWhole') } : { value: number };
  };
  const { text, change, leave, keyDown } = useTyped({ value, write, read, writing });
  return (
    <TextBox
      id={id}
      text={text}
      onText={change}
      onLeave={leave}
      onKey={keyDown}
      inputMode={field.wholeNumber === true ? 'numeric' : 'decimal'}
      placeholder={useHint({ field, isMixed })}
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
      required={field.required}
    />
  );
}

/** Yes, no, or not said: what is not said stays what it is by default. */
export function BooleanEditor({ field, value, writing, isMixed, id, describedBy }: EditorProps) {
  const { language } = useSection();
  const word = (is: unknown): string => say(is === true ? 'yes' : 'no', language);
  const byDefault = say('byDefault', language, { value: word(field.byDefault).toLowerCase() });
  const options = [
    ...(isMixed ? [{ value: 'mixed', label: say('several', language) }] : []),
    { value: '', label: byDefault },
    { value: 'true', label: word(true) },
    { value: 'false', label: word(false) },
  ];
  return (
    <ChoiceBox
      id={id}
      value={isMixed ? 'mixed' : value === undefined ? '' : String(value)}
      options={options}
      onChoose={(chosen) => {
        if (chosen !== 'mixed') writing.put(chosen === '' ? undefined : chosen === 'true');
      }}
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
    />
  );
}

/** One of some values. */
export function ChoiceEditor({ field, value, writing, isMixed, id, describedBy }: EditorProps) {
  const { language } = useSection();
  const { options = [], byDefault } = field;
  const labelOf = (one: unknown): string => options.find((option) => option.value === one)?.label[language] ?? String(one);
  const absent =
    byDefault === undefined ? say('none', language) : say('byDefault', language, { value: labelOf(byDefault).toLocaleLowerCase(language) });
  const known = options.some((option) => option.value === value);
  return (
    <ChoiceBox
      id={id}
      value={isMixed ? 'mixed' : value === undefined ? '' : JSON.stringify(value)}
      options={[
        ...(isMixed ? [{ value: 'mixed', label: say('several', language) }] : []),
        ...(field.required && value !== undefined ? [] : [{ value: '', label: absent }]),
        ...options.map((option) => ({ value: JSON.stringify(option.value), label: option.label[language] })),
        ...(value === undefined || known ? [] : [{ value: JSON.stringify(value), label: String(value) }]),
      ]}
      onChoose={(chosen) => {
        if (chosen !== 'mixed') writing.put(chosen === '' ? undefined : (JSON.parse(chosen) as unknown));
      }}
      describedBy={describedBy}
      invalid={writing.problem !== undefined}
      required={field.required}
    />
  );
}

/** What the drawing decides: read, not asked. */
export function ReferenceView({ field, value, id, describedBy }: EditorProps) {
  const { language } = useSection();
  const shown = useDesigner(({ document }) => {
    if (typeof value !== 'string') return '';
    const entry = modelOf(document).all.get(value)?.entry;
    return toldIn(entry?.['text'] ?? entry?.name, language, document.defaultLanguage ?? 'en') || value;
  });
  const chosen = field.options?.find((option) => option.value === value)?.label[language];
  return (
    <Typography id={id} variant="body2" component="div" {...(describedBy ? { 'aria-describedby': describedBy } : {})}>
      {(chosen ?? shown) || '—'}
    </Typography>
  );
}
