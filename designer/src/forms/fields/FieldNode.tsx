import type { WidgetProps } from '@rjsf/utils';
import { memo, type ReactElement, useCallback, useMemo } from 'react';
import type { FieldValue, FormWords } from '../contract.js';
import { controlId, useForm, useNode } from '../form-context.js';
import { type Address, keyOf, rowsIn } from '../store/address.js';
import { wordsIn } from '../words/value-text.js';
import type { ControlOptions } from '../widgets/control.js';
import { asChoice } from '../widgets/as-choice.js';
import { widgetOf } from '../widgets/held.js';
import { FieldFrame } from './FieldFrame.js';
import { ReadField } from './ReadField.js';
import { nodeFacts, useNodeWords } from './node-words.js';
import { subSchema } from './sub-schema.js';

/** What a field needs to know of its place. */
export interface FieldNodeProps {
  readonly nodeId: string;
  /** The key of the row around (ids joined by spaces); `''` outside of tables. */
  readonly row: string;
  /** In a table's cell: the row's index and what the row is called. */
  readonly index?: number;
  readonly rowName?: string;
  /** Inside a definition list. */
  readonly inList?: boolean;
}

const grouped = new Set(['choices', 'duration', 'period']);

/** One field: draws again only when its own value, state or problems change. */
export const FieldNode = memo(function FieldNode({
  nodeId,
  row,
  index,
  rowName = '',
  inList = false,
}: FieldNodeProps): ReactElement | null {
  const form = useForm();
  const address: Address = useMemo(() => ({ nodeId, rows: rowsIn(row) }), [nodeId, row]);
  const { value, state, problems, warnings } = useNode(address);
  const { label, help, placeholder } = useNodeWords(nodeId);
  const { store, language, registry, afterPointer } = form;
  const set = useCallback((next: unknown) => store.set(address, next as FieldValue), [store, address]);
  const leave = useCallback(() => afterPointer(() => store.touch(address)), [afterPointer, store, address]);
  const compact = index !== undefined;
  const facts = nodeFacts(store.form, nodeId);
  const options = useMemo(
    (): ControlOptions => ({
      nodeId,
      nodeType: facts.type,
      nodeOptions: facts.options,
      compact: index !== undefined,
      ...(index === undefined ? {} : { rowIndex: index }),
      ...(state.allowed ? { allowed: state.allowed } : {}),
      onUnreadable: (words: FormWords) => store.setUnreadable(address, words),
      onFill: (path, filledValue) => store.fill(path, filledValue, address),
    }),
    [nodeId, facts, index, state.allowed, store, address],
  );
  if (!state.visible) return null;
  const id = controlId(form.prefix, address);
  if (form.mode === 'read' || state.readOnly) {
    return <ReadField {...{ nodeId, id, value, state, label, problems, warnings, help, inList }} compact={compact} />;
  }
  const Widget = widgetOf(facts.type);
  const isBox = facts.type === 'boolean' && !asChoice(facts.options['appearance'], state.required);
  const isGroup = grouped.has(facts.type) || (facts.type === 'boolean' && !isBox) || isOpenChoice(facts.type, facts.options['appearance']);
  return (
    <FieldFrame
      id={id}
      label={label}
      help={help}
      required={state.required}
      problems={problems}
      warnings={warnings}
      labelling={isBox ? 'inside' : isGroup || facts.type === 'choice' ? 'group' : 'label'}
      compact={compact}
    >
      <Widget
        id={id}
        name={keyOf(address)}
        label={compact ? `${label}, ${rowName}` : label}
        hideLabel
        schema={subSchema(store.form, nodeId)}
        uiSchema={{}}
        value={value}
        required={state.required}
        disabled={form.disabled}
        readonly={false}
        placeholder={placeholder}
        options={options as WidgetProps['options']}
        rawErrors={problems.map((one) => wordsIn(one, language))}
        registry={registry}
        onChange={set}
        onBlur={leave}
        onFocus={ignore}
      />
    </FieldFrame>
  );
});

function ignore(): void {
  // rjsf tells of the focus; nothing hangs on it.
}

function isOpenChoice(type: string, appearance: unknown): boolean {
  return type === 'choice' && (appearance === 'radio' || appearance === 'buttons');
}
