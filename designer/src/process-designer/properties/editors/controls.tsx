import InputAdornment from '@mui/material/InputAdornment';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';
import { codeFamily } from '../../../theme/index.js';
import { say } from '../texts.js';
import { useSection } from '../editing/panel-context.js';

/** What every control of the panel takes. */
export interface ControlProps {
  readonly id?: string;
  /** Where no label names it: its name. */
  readonly name?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly required?: boolean;
}

/** What `<TextBox>` takes. */
export interface TextBoxProps extends ControlProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLeave?: () => void;
  readonly onKey?: (event: KeyboardEvent) => void;
  readonly placeholder?: string | undefined;
  readonly rows?: number;
  readonly end?: ReactNode;
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly language?: 'en' | 'ru';
  readonly isCode?: boolean;
}

const aria = ({ name, describedBy, invalid = false, required = false }: ControlProps) => ({
  ...(name === undefined ? {} : { 'aria-label': name }),
  ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
  ...(invalid ? { 'aria-invalid': true } : {}),
  ...(required ? { 'aria-required': true } : {}),
});

/** A text field of the panel: 36 px, what is read-only can be read and copied. */
export function TextBox(props: TextBoxProps): ReactElement {
  const { id, text, onText, onLeave, onKey, placeholder, rows, end, inputMode = 'text', language, isCode = false } = props;
  const { isReadOnly } = useSection();
  return (
    <TextField
      {...(id === undefined ? {} : { id })}
      size="small"
      value={text}
      error={props.invalid ?? false}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(rows === undefined ? {} : { multiline: true, minRows: rows, maxRows: 12 })}
      onChange={(event) => onText(event.target.value)}
      {...(onLeave ? { onBlur: onLeave } : {})}
      {...(onKey ? { onKeyDown: onKey } : {})}
      autoComplete="off"
      slotProps={{
        input: {
          readOnly: isReadOnly,
          ...(end === undefined ? {} : { endAdornment: <InputAdornment position="end">{end}</InputAdornment> }),
          ...(isCode ? { sx: { fontFamily: codeFamily } } : {}),
        },
        htmlInput: { inputMode, spellCheck: !isCode, ...(language ? { lang: language } : {}), ...aria(props) },
      }}
    />
  );
}

/** One of the options of a `<ChoiceBox>`. */
export interface BoxOption {
  readonly value: string;
  readonly label: string;
}

/** What `<ChoiceBox>` takes. */
export interface ChoiceBoxProps extends ControlProps {
  readonly value: string;
  readonly options: readonly BoxOption[];
  readonly onChoose: (value: string) => void;
  readonly disabled?: boolean;
}

/** The browser's own list: a panel may have dozens, and every screen reader and phone knows it. */
export function ChoiceBox({ id, value, options, onChoose, disabled = false, ...control }: ChoiceBoxProps): ReactElement {
  const { isReadOnly } = useSection();
  return (
    <TextField
      select
      size="small"
      value={value}
      error={control.invalid ?? false}
      disabled={isReadOnly || disabled}
      onChange={(event) => onChoose(event.target.value)}
      slotProps={{ select: { native: true }, htmlInput: { ...(id === undefined ? {} : { id }), ...aria(control) } }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}

/** What `<CompletedBox>` takes. */
export interface CompletedBoxProps extends Omit<TextBoxProps, 'rows' | 'end' | 'language' | 'inputMode'> {
  readonly options: readonly BoxOption[];
}

/** A text field that completes what is known and takes anything else as well. */
export function CompletedBox({ id, text, onText, onLeave, onKey, placeholder, options, ...control }: CompletedBoxProps): ReactElement {
  const { isReadOnly, language } = useSection();
  const [isOpen, setOpen] = useState(false);
  if (options.length === 0 || isReadOnly)
    return (
      <TextBox
        {...control}
        {...(id === undefined ? {} : { id })}
        text={text}
        onText={onText}
        {...(onLeave ? { onLeave } : {})}
        {...(onKey ? { onKey } : {})}
        placeholder={placeholder}
      />
    );
  const labelOf = (value: string): string => options.find((option) => option.value === value)?.label ?? value;
  return (
    <Autocomplete
      freeSolo
      {...(id === undefined ? {} : { id })}
      size="small"
      disableClearable
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      options={options.map(({ value }) => value)}
      getOptionLabel={(value) => value}
      inputValue={text}
      value={text}
      onInputChange={(_event, next, reason) => {
        if (reason === 'input' || reason === 'selectOption') onText(next);
      }}
      {...(onLeave ? { onBlur: onLeave } : {})}
      openText={say('add', language)}
      renderOption={({ key, ...option }, value) => (
        <li key={key} {...option}>
          {labelOf(value) === value ? value : `${labelOf(value)} · ${value}`}
        </li>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          error={control.invalid ?? false}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(onKey && !isOpen ? { onKeyDown: onKey } : {})}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, ...aria(control) } }}
        />
      )}
    />
  );
}
