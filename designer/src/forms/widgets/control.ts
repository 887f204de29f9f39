import type { WidgetProps } from '@rjsf/utils';
import type { JsonValue } from '@millrace/schemas';
import type { FieldValue, FormWords } from '../contract.js';
import { partIds } from '../form-context.js';
import type { FieldFacts } from '../words/value-text.js';

/** What a generated form tells a widget beside rjsf's own props, under `options`. All absent in a plain rjsf form. */
export interface ControlOptions {
  readonly nodeId?: string;
  readonly nodeType?: string;
  readonly nodeOptions?: Readonly<Record<string, JsonValue>>;
  /** In a table's cell: no label of its own, smaller. */
  readonly compact?: boolean;
  /** The row's index in the table around. */
  readonly rowIndex?: number;
  readonly allowed?: readonly JsonValue[];
  readonly onUnreadable?: (words: FormWords) => void;
  readonly onFill?: (path: string, value: FieldValue) => void;
}

/** A widget's props in the words of our own controls. */
export interface Control {
  readonly id: string;
  readonly label: string;
  readonly value: FieldValue;
  readonly set: (value: FieldValue) => void;
  /** What was typed is no value of this type. */
  readonly unreadable: (words: FormWords) => void;
  /** The person left it. */
  readonly leave: () => void;
  readonly disabled: boolean;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly placeholder: string | undefined;
  readonly compact: boolean;
  readonly size: 'small' | 'medium';
  readonly facts: FieldFacts;
  readonly options: ControlOptions;
  /** For the element that takes the focus. */
  readonly aria: AriaProps;
  /** The id of the label above, for groups of controls. */
  readonly labelId: string;
}

/** What makes a control known to those who do not see it. */
export interface AriaProps {
  readonly 'aria-describedby': string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-required'?: true;
  readonly 'aria-label'?: string;
}

/** Reads the props that rjsf gives a widget. */
export function controlOf(props: WidgetProps): Control {
  const { id, label, schema, disabled, readonly, required, rawErrors } = props;
  const options = props.options as ControlOptions;
  const compact = options.compact === true;
  const ids = partIds(id);
  const invalid = (rawErrors?.length ?? 0) > 0;
  const scale: unknown = (schema as Readonly<Record<string, unknown>>)['x-scale'];
  return {
    id,
    label,
    value: (props.value ?? undefined) as FieldValue,
    set: (value) => props.onChange(value),
    unreadable: (words) => (options.onUnreadable ? options.onUnreadable(words) : props.onChange(undefined)),
    leave: () => props.onBlur(id, props.value),
    disabled: disabled === true || readonly === true,
    required: required === true,
    invalid,
    placeholder: props.placeholder === '' ? undefined : props.placeholder,
    compact,
    size: compact ? 'small' : 'medium',
    facts: {
      type: options.nodeType ?? '',
      options: options.nodeOptions ?? {},
      scale: typeof scale === 'number' ? scale : undefined,
    },
    options,
    aria: {
      'aria-describedby': compact ? ids.error : `${ids.error} ${ids.help}`,
      ...(invalid ? { 'aria-invalid': true } : {}),
      ...(required === true ? { 'aria-required': true } : {}),
      ...(compact ? { 'aria-label': label } : {}),
    },
    labelId: ids.label,
  };
}
